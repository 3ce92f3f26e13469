package io.interlock.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.interlock.kit.security.Permissions;
import io.interlock.ops.RoleMatrix.Answer;
import io.interlock.ops.RoleMatrix.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The statement itself, without the platform: {@link RoleMatrixIT} holds the platform to it. */
class RoleMatrixTest {
    private final RoleMatrix stated;

    RoleMatrixTest() throws IOException {
        stated = RoleMatrix.parse(Files.readString(RoleMatrixIT.STATED));
    }

    /** A platform that does exactly what is stated. */
    private Answer obedient(Row row, @Nullable String role) {
        if (row.permission().equals(RoleMatrix.PUBLIC)) {
            return new Answer(200, "");
        }
        if (role == null) {
            return new Answer(401, "");
        }
        Row original =
                stated.rows().stream().filter(r -> r.route().equals(row.route())).findAny().get();
        return Boolean.TRUE.equals(original.allowed().get(role))
                ? new Answer(200, "")
                : new Answer(403, original.permission());
    }

    @Test
    void anObedientPlatformDiffersNowhere() {
        assertThat(stated.differences(this::obedient)).isEmpty();
    }

    @Test
    void everyFlippedCellIsFound() {
        for (int i = 0; i < stated.rows().size(); i++) {
            for (String role : stated.roles()) {
                Row row = stated.rows().get(i);
                RoleMatrix flipped = withRow(i, flipped(row, role));
                assertThat(flipped.differences(this::obedient))
                        .singleElement()
                        .asString()
                        .startsWith(row.route() + ", " + role + ":");
            }
        }
    }

    @Test
    void aWrongPermissionIsFoundWhereSomebodyIsDenied() {
        for (int i = 0; i < stated.rows().size(); i++) {
            Row row = stated.rows().get(i);
            if (row.allowed().containsValue(false)) {
                Row other = new Row(row.method(), row.path(), "other:verb", row.allowed());
                assertThat(withRow(i, other).differences(this::obedient)).isNotEmpty();
            }
        }
    }

    @Test
    void aRouteOpenToNobodyIsNotOpenToEverybody() {
        Row open =
                stated.rows().stream()
                        .filter(r -> !r.permission().equals(RoleMatrix.PUBLIC))
                        .findFirst()
                        .get();
        RoleMatrix one = new RoleMatrix(stated.roles(), List.of(open));
        assertThat(one.differences((row, role) -> new Answer(200, "")))
                .anyMatch(difference -> difference.contains("nobody: 401 stated, but 200"));
    }

    @Test
    void cellsFollowThePermissions() {
        Permissions permissions = Permissions.load();
        assertThat(Set.copyOf(stated.roles())).isEqualTo(permissions.roles());
        for (Row row : stated.rows()) {
            row.allowed()
                    .forEach((role, allowed) ->
                            assertThat(allowed)
                                    .as(row.route() + " " + role)
                                    .isEqualTo(expected(permissions, row, role)));
        }
    }

    private static boolean expected(Permissions permissions, Row row, String role) {
        return row.permission().equals(RoleMatrix.PUBLIC)
                || row.permission().equals(RoleMatrix.SIGNED_IN)
                || permissions.of(Set.of(role)).contains(row.permission());
    }

    @Test
    void aCellThatIsNeitherIsRefused() {
        assertThatThrownBy(() -> RoleMatrix.parse("method,path,permission,viewer\nGET,/x,a:b,yes"))
                .hasMessageContaining("GET /x, viewer: 'yes'");
    }

    private static Row flipped(Row row, String role) {
        Map<String, Boolean> allowed = new LinkedHashMap<>(row.allowed());
        allowed.computeIfPresent(role, (r, value) -> !value);
        return new Row(row.method(), row.path(), row.permission(), allowed);
    }

    private RoleMatrix withRow(int index, Row row) {
        List<Row> rows = new ArrayList<>(stated.rows());
        rows.set(index, row);
        return new RoleMatrix(stated.roles(), rows);
    }
}
