package io.interlock.ops.table;

import io.interlock.domain.Environment;
import io.interlock.kit.security.Scope;
import io.interlock.ops.page.Cursor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The conditions of a list query and its one order: newest first, keyset-paged. */
public final class Where {
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> params = new LinkedHashMap<>();

    /** Adds {@code condition}, which names {@code :name}; nothing where the value is absent. */
    public Where and(String condition, String name, @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            params.put(name, value instanceof Instant at ? Columns.time(at) : value);
        }
        return this;
    }

    /** Only rows of environments that {@code scope} covers; {@code column} names the row's. */
    public Where within(Scope scope, String column) {
        return and(column + " = ANY (:environments)", "environments", names(scope));
    }

    /** Null where nothing is restricted. */
    public static String @Nullable [] names(Scope scope) {
        return scope.environments() == null
                ? null
                : scope.environments().stream().map(Environment::name).toArray(String[]::new);
    }

    public Where between(String column, @Nullable Instant from, @Nullable Instant to) {
        return and(column + " >= :from", "from", from).and(column + " < :to", "to", to);
    }

    /** {@code time} and {@code id} are the columns of the order. */
    public String newestFirst(String time, String id, int limit, @Nullable Cursor cursor) {
        if (cursor != null) {
            and("(%s, %s) < (:cursorAt, :cursorId)".formatted(time, id), "cursorAt", cursor.at());
            params.put("cursorId", cursor.id());
        }
        // one row more tells whether there is a next page
        params.put("limit", limit + 1);
        return text() + " ORDER BY %s DESC, %s DESC LIMIT :limit".formatted(time, id);
    }

    /** The conditions alone. */
    public String text() {
        return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
    }

    public Map<String, Object> params() {
        return params;
    }
}
