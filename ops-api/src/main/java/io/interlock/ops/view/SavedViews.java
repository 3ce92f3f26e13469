package io.interlock.ops.view;

import static io.interlock.ops.table.Columns.instant;
import static io.interlock.ops.table.Columns.text;
import static io.interlock.ops.table.Columns.time;

import io.interlock.kit.problem.Problem;
import io.interlock.ops.table.Where;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table {@code saved_view}. */
@Repository
class SavedViews {
    private final JdbcClient jdbc;

    SavedViews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The caller's own and those that are shared, by name. */
    List<SavedView> visible(String user, @Nullable String page) {
        Where where =
                new Where()
                        .and("(shared OR owner = :user)", "user", user)
                        .and("page = :page", "page", page);
        return jdbc.sql("SELECT * FROM saved_view" + where.text() + " ORDER BY name, id")
                .params(where.params())
                .query(SavedViews::view)
                .list();
    }

    Optional<SavedView> find(String id) {
        return jdbc.sql("SELECT * FROM saved_view WHERE id = :id")
                .param("id", id)
                .query(SavedViews::view)
                .optional();
    }

    long countOf(String owner) {
        return jdbc.sql("SELECT count(*) FROM saved_view WHERE owner = :owner")
                .param("owner", owner)
                .query(Long.class)
                .single();
    }

    void insert(SavedView view) {
        try {
            jdbc.sql(
                            """
                            INSERT INTO saved_view
                                (id, page, name, query, shared, owner, created_at)
                            VALUES (:id, :page, :name, :query, :shared, :owner, :at)\
                            """)
                    .param("id", view.id())
                    .param("page", view.page())
                    .param("name", text(view.name()))
                    .param("query", text(view.query()))
                    .param("shared", view.shared())
                    .param("owner", text(view.owner()))
                    .param("at", time(view.createdAt()))
                    .update();
        } catch (DuplicateKeyException e) {
            throw Problem.STATE_CONFLICT.exception(
                    "you have a view named '%s' of %s already".formatted(view.name(), view.page()));
        }
    }

    void delete(String id) {
        jdbc.sql("DELETE FROM saved_view WHERE id = :id").param("id", id).update();
    }

    private static SavedView view(ResultSet row, int rowNumber) throws SQLException {
        return new SavedView(
                row.getString("id"),
                row.getString("page"),
                row.getString("name"),
                row.getString("query"),
                row.getBoolean("shared"),
                row.getString("owner"),
                instant(row, "created_at"));
    }
}
