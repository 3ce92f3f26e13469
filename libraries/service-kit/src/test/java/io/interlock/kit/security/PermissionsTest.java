package io.interlock.kit.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class PermissionsTest {
    private final Permissions permissions = Permissions.load();

    @Test
    void killingASymbolNeedsDealerSymbolAdminOrOpsAdmin() {
        assertThat(permissions.rolesWith("symbol:kill"))
                .containsExactly("dealer", "ops-admin", "symbol-admin");
    }

    @Test
    void personalDataIsForComplianceAndOpsAdmin() {
        assertThat(permissions.rolesWith("account:read-pii"))
                .containsExactly("compliance", "ops-admin");
    }

    @Test
    void viewersOnlyRead() {
        assertThat(permissions.of(List.of("viewer")))
                .isNotEmpty()
                .allMatch(permission -> permission.endsWith(":read"));
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
