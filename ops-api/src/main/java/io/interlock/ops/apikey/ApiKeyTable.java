package io.interlock.ops.apikey;

import static io.interlock.ops.table.Columns.instant;
import static io.interlock.ops.table.Columns.instantOrNull;
import static io.interlock.ops.table.Columns.time;

import io.interlock.domain.Environment;
import io.interlock.kit.security.Scope;
import io.interlock.ops.page.Cursor;
import io.interlock.ops.page.Page;
import io.interlock.ops.table.Where;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table {@code api_key}. */
@Repository
class ApiKeyTable {
    private final JdbcClient jdbc;

    ApiKeyTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A key with what proves it. */
    record Kept(ApiKey key, String secretHash) {}

    void insert(ApiKey key, String secretHash) {
        Scope scope = key.scopes();
        jdbc.sql(
                        """
                        INSERT INTO api_key (id, name, secret_hash, roles, environments, regions,
                            brands, created_by, created_at, expires_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
                        """)
                .param(key.id())
                .param(key.name())
                .param(secretHash)
                .param(array(key.roles()))
                .param(array(scope.environments()))
                .param(array(scope.regions()))
                .param(array(scope.brands()))
                .param(key.createdBy())
                .param(time(key.createdAt()))
                .param(time(key.expiresAt()))
                .update();
    }

    private static String @Nullable [] array(@Nullable Collection<?> names) {
        return names == null ? null : names.stream().map(String::valueOf).toArray(String[]::new);
    }

    Page<ApiKey> page(int limit, @Nullable Cursor cursor) {
        Where where = new Where();
        List<ApiKey> rows =
                jdbc.sql(
                                "SELECT * FROM api_key"
                                        + where.newestFirst("created_at", "id", limit, cursor))
                        .params(where.params())
                        .query(ApiKeyTable::key)
                        .list();
        return Page.of(rows, limit, key -> new Cursor(key.createdAt(), key.id()));
    }

    Optional<Kept> find(String id) {
        return jdbc.sql("SELECT * FROM api_key WHERE id = ?")
                .param(id)
                .query((row, n) -> new Kept(key(row, n), row.getString("secret_hash")))
                .optional();
    }

    /** False where there is no such key, or none that still stands. */
    boolean revoke(String id, String by, Instant at) {
        return jdbc.sql(
                                """
                                UPDATE api_key SET revoked_by = ?, revoked_at = ?
                                WHERE id = ? AND revoked_at IS NULL\
                                """)
                        .param(by)
                        .param(time(at))
                        .param(id)
                        .update()
                == 1;
    }

    /** At most one write a minute, however often it is used. */
    void used(String id, Instant at) {
        jdbc.sql(
                        """
                        UPDATE api_key SET last_used_at = ?
                        WHERE id = ? AND (last_used_at IS NULL OR last_used_at < ?)\
                        """)
                .param(time(at))
                .param(id)
                .param(time(at.minusSeconds(60)))
                .update();
    }

    private static ApiKey key(ResultSet row, int rowNumber) throws SQLException {
        Set<String> environments = names(row, "environments");
        return new ApiKey(
                row.getString("id"),
                row.getString("name"),
                List.of((String[]) row.getArray("roles").getArray()),
                new Scope(
                        environments == null
                                ? null
                                : environments.stream()
                                        .map(Environment::valueOf)
                                        .collect(Collectors.toSet()),
                        names(row, "regions"),
                        names(row, "brands")),
                row.getString("created_by"),
                instant(row, "created_at"),
                instant(row, "expires_at"),
                instantOrNull(row, "last_used_at"),
                row.getString("revoked_by"),
                instantOrNull(row, "revoked_at"));
    }

    private static @Nullable Set<String> names(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return array == null ? null : new LinkedHashSet<>(List.of((String[]) array.getArray()));
    }
}
