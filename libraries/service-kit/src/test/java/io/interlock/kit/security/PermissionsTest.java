package io.interlock.kit.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class PermissionsTest {
    private final Permissions permissions = Permissions.load();

    @Test
    void killingASymbolIsForWhoCarriesTheRisk() {
        assertThat(permissions.rolesWith("symbol:kill"))
                .containsExactly("dealer", "ops-admin", "risk", "symbol-admin");
    }

    @Test
    void personalDataIsForWhoAnswersForClients() {
        assertThat(permissions.rolesWith("account:read-pii"))
                .containsExactly("compliance", "crm-admin", "ops-admin");
    }

    @Test
    void viewersAndServicesOnlyRead() {
        for (String role : List.of("viewer", "service")) {
            assertThat(permissions.of(List.of(role)))
                    .isNotEmpty()
                    .allMatch(permission -> permission.contains(":read"));
        }
    }

    @Test
    void supportAndComplianceChangeNothingThatTrades() {
        for (String role : List.of("support", "compliance")) {
            assertThat(permissions.of(List.of(role)))
                    .isNotEmpty()
                    .allMatch(permission ->
                            permission.contains(":read")
                                    || permission.equals("alert:acknowledge")
                                    || permission.startsWith("recon:")
                                    || permission.startsWith("break:")
                                    || permission.equals("view:share"));
        }
    }

    @Test
    void thereAreEightRolesForPeopleAndOpsAdminHasAll() {
        assertThat(permissions.roles())
                .containsExactlyInAnyOrder(
                        "viewer",
                        "support",
                        "dealer",
                        "risk",
                        "symbol-admin",
                        "crm-admin",
                        "compliance",
                        "ops-admin",
                        "service");
        assertThat(permissions.of(List.of("ops-admin")))
                .isEqualTo(permissions.of(permissions.roles()));
    }

    @Test
    void unknownRolesMayNothing() {
        assertThat(permissions.of(List.of("root", ""))).isEmpty();
    }

    @Test
    void aTypoInTheTableIsNoGrant() {
        assertThatThrownBy(() -> Permissions.parse("permission,viewer\nsymbol:kill,X"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
