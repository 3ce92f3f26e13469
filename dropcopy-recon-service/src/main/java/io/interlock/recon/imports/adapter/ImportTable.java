package io.interlock.recon.imports.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.interlock.events.EventCodec;
import io.interlock.recon.imports.ImportFormat;
import io.interlock.recon.imports.LineError;
import io.interlock.recon.imports.Progress.Counts;
import io.interlock.recon.imports.adapter.ReconImport.Mode;
import io.interlock.recon.imports.adapter.ReconImport.Status;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Imports, what is staged of them and what is wrong with their lines. */
@Repository
class ImportTable {
    private final JdbcClient jdbc;

    ImportTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A fact to be staged. */
    record Staged(long line, String factId, String key, String event) {}

    /** False where the id is taken. */
    boolean begin(ReconImport begun) {
        return jdbc.sql(
                                """
                                insert into recon_import (id, oms, format, mode, mapping,
                                    mapping_version, sender, file_name, status, total_bytes,
                                    by_whom, reason, started_at, touched_at)
                                values (:id, :oms, :format, :mode, :mapping, :version, :sender,
                                    :fileName, 'RUNNING', :total, :by, :reason, :at, :at)
                                on conflict do nothing
                                """)
                        .param("id", begun.id())
                        .param("oms", begun.oms())
                        .param("format", begun.format().name())
                        .param("mode", begun.mode().name())
                        .param("mapping", begun.mapping())
                        .param("version", begun.mappingVersion())
                        .param("sender", begun.sender())
                        .param("fileName", begun.fileName())
                        .param("total", begun.totalBytes())
                        .param("by", begun.by())
                        .param("reason", begun.reason())
                        .param("at", time(begun.startedAt()))
                        .update()
                == 1;
    }

    void stage(String importId, List<Staged> facts) {
        update(
                """
                insert into recon_import_fact
                select :id, r.line, r."factId", r.key, r.event
                from json_to_recordset(cast(:rows as json)) as r(line bigint, "factId" text,
                    key text, event text)
                """,
                importId,
                facts);
    }

    void errors(String importId, List<LineError> errors) {
        update(
                """
                insert into recon_import_error
                select :id, r.* from json_to_recordset(cast(:rows as json))
                    as r(line bigint, field text, value text, why text)
                """,
                importId,
                errors);
    }

    private void update(String sql, String importId, List<?> rows) {
        if (!rows.isEmpty()) {
            jdbc.sql(sql)
                    .param("id", importId)
                    .param("rows", new String(EventCodec.encode(rows), UTF_8))
                    .update();
        }
    }

    /** False where it does not run any more: somebody took it for given up. */
    boolean touch(String importId, Counts counts, Instant now) {
        return jdbc.sql(
                                """
                                update recon_import set bytes = :bytes, lines = :lines,
                                    good = :good, bad = :bad, skipped = :skipped, touched_at = :now
                                where id = :id and status = 'RUNNING'
                                """)
                        .param("bytes", counts.bytes())
                        .param("lines", counts.lines())
                        .param("good", counts.good())
                        .param("bad", counts.bad())
                        .param("skipped", counts.skipped())
                        .param("now", time(now))
                        .param("id", importId)
                        .update()
                == 1;
    }

    /** Leaves of what is staged what was never taken before; returns how many were. */
    long dropRepeats(String importId, Instant now) {
        long twice =
                jdbc.sql(
                                """
                                delete from recon_import_fact f using (
                                    select line, row_number() over (partition by fact_id
                                        order by line) as n
                                    from recon_import_fact where import_id = :id) t
                                where f.import_id = :id and f.line = t.line and t.n > 1
                                """)
                        .param("id", importId)
                        .update();
        long before =
                jdbc.sql(
                                """
                                delete from recon_import_fact f using recon_imported k
                                where f.import_id = :id and f.fact_id = k.fact_id
                                """)
                        .param("id", importId)
                        .update();
        jdbc.sql(
                        """
                        insert into recon_imported
                        select fact_id, import_id, :now from recon_import_fact
                        where import_id = :id order by fact_id
                        """)
                .param("now", time(now))
                .param("id", importId)
                .update();
        return twice + before;
    }

    void end(
            String importId,
            Status status,
            long repeated,
            @Nullable String sha256,
            @Nullable String detail,
            Instant now) {
        jdbc.sql(
                        """
                        update recon_import set status = :status, repeated = :repeated,
                            sha256 = :sha256, detail = :detail, ended_at = :now, touched_at = :now
                        where id = :id
                        """)
                .param("status", status.name())
                .param("repeated", repeated)
                .param("sha256", sha256)
                .param("detail", detail)
                .param("now", time(now))
                .param("id", importId)
                .update();
    }

    /** Keeps it to this transaction; false where it does not run any more. */
    boolean holdRunning(String importId) {
        return jdbc.sql("select 1 from recon_import where id = ? and status = 'RUNNING' for update")
                .param(importId)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /** False where it has ended, or somebody heard of it after {@code silentSince}. */
    boolean giveUp(String importId, Instant silentSince, String why, Instant now) {
        return jdbc.sql(
                                """
                                update recon_import set status = 'ABANDONED', detail = :why,
                                    ended_at = :now
                                where id = :id and status = 'RUNNING' and touched_at <= :silent
                                """)
                        .param("why", why)
                        .param("now", time(now))
                        .param("id", importId)
                        .param("silent", time(silentSince))
                        .update()
                == 1;
    }

    void dropStaged(String importId) {
        jdbc.sql("delete from recon_import_fact where import_id = ?").param(importId).update();
    }

    /** Imports that run and of which nothing was heard since {@code before}. */
    List<String> silentSince(Instant before) {
        return jdbc.sql("select id from recon_import where status = 'RUNNING' and touched_at < ?")
                .param(time(before))
                .query(String.class)
                .list();
    }

    /** The oldest import with facts that are not in the topic yet. */
    Optional<String> toPublish() {
        return jdbc.sql(
                        """
                        select id from recon_import i where status = 'TAKEN' and exists
                            (select 1 from recon_import_fact f where f.import_id = i.id)
                        order by ended_at, id limit 1
                        """)
                .query(String.class)
                .optional();
    }

    /** The first of an import's facts, in the file's order; held by this transaction. */
    List<Staged> next(String importId, int limit) {
        return jdbc.sql(
                        """
                        select line, fact_id, key, event from recon_import_fact
                        where import_id = :id order by line limit :limit for update
                        """)
                .param("id", importId)
                .param("limit", limit)
                .query(Staged.class)
                .list();
    }

    void published(String importId, long upToLine) {
        int gone =
                jdbc.sql("delete from recon_import_fact where import_id = ? and line <= ?")
                        .params(importId, upToLine)
                        .update();
        jdbc.sql("update recon_import set published = published + ? where id = ?")
                .params(gone, importId)
                .update();
    }

    void forgetTakenBefore(Instant before) {
        jdbc.sql("delete from recon_imported where at < ?").param(time(before)).update();
    }

    Optional<ReconImport> find(String importId) {
        return jdbc.sql("select * from recon_import where id = ?")
                .param(importId)
                .query(this::read)
                .optional();
    }

    /** The newest first, from behind {@code after}. */
    List<ReconImport> newest(@Nullable String oms, @Nullable String after, int limit) {
        return jdbc.sql(
                        """
                        select * from recon_import
                        where (cast(:oms as text) is null or oms = :oms)
                            and (cast(:after as text) is null or (started_at, id) <
                                (select started_at, id from recon_import where id = :after))
                        order by started_at desc, id desc limit :limit
                        """)
                .param("oms", oms)
                .param("after", after)
                .param("limit", limit)
                .query(this::read)
                .list();
    }

    /** Errors of lines above {@code line}, in the file's order. */
    List<LineError> errorsAfter(String importId, long line, int limit) {
        return jdbc.sql(
                        """
                        select line, field, value, why from recon_import_error
                        where import_id = :id and line > :line order by line limit :limit
                        """)
                .param("id", importId)
                .param("line", line)
                .param("limit", limit)
                .query(LineError.class)
                .list();
    }

    private ReconImport read(ResultSet row, int number) throws SQLException {
        String id = row.getString("id");
        return new ReconImport(
                id,
                row.getString("oms"),
                ImportFormat.valueOf(row.getString("format")),
                Mode.valueOf(row.getString("mode")),
                false,
                row.getString("mapping"),
                row.getObject("mapping_version", Integer.class),
                row.getString("sender"),
                row.getString("file_name"),
                Status.valueOf(row.getString("status")),
                row.getObject("total_bytes", Long.class),
                row.getLong("bytes"),
                row.getLong("lines"),
                row.getLong("good"),
                row.getLong("bad"),
                row.getLong("skipped"),
                row.getLong("repeated"),
                row.getLong("published"),
                row.getString("sha256"),
                row.getString("by_whom"),
                row.getString("reason"),
                row.getString("detail"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                instant(row.getObject("ended_at", OffsetDateTime.class)),
                errorsAfter(id, 0, ReconImport.FIRST));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime time(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
