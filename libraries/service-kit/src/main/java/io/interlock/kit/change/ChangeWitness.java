package io.interlock.kit.change;

import io.interlock.kit.audit.AuditWitness;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Holds the tables {@code change_*} against the audit log: each version's body is the one that was
 * audited last, and in force is what the last move left in force. Who writes into the tables and
 * not into the log is found.
 */
final class ChangeWitness implements AuditWitness {
    private static final Logger LOG = LoggerFactory.getLogger(ChangeWitness.class);

    private static final String BODIES =
            """
            select distinct on (v.kind, v.id, v.version) v.kind, v.id, v.version, a.seq,
                v.body as kept, a.after->'body' as audited
            from change_version v left join audit_entry a on a.object = v.kind || ':' || v.id
                and a.action like v.kind || '.%'
                and a.after->>'version' = v.version::text and a.after->'body' is not null
            order by v.kind, v.id, v.version, a.seq desc
            """;

    private static final String IN_FORCE =
            """
            select distinct on (d.kind, d.id) d.kind, d.id, coalesce(f.version, 0) as version, a.seq,
                coalesce(f.version::text, 'none') as kept,
                coalesce(a.after->>'active', 'none') as audited
            from change_document d
            left join change_activation f
                on f.kind = d.kind and f.id = d.id and f.closed_at is null
            left join audit_entry a on a.object = d.kind || ':' || d.id
                and a.action like d.kind || '.%'
            order by d.kind, d.id, a.seq desc
            """;

    private final JdbcClient jdbc;

    ChangeWitness(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What is kept beside what was audited.
     *
     * @param seq of the audit entry; null where there is none
     */
    private record Pair(
            String kind,
            String id,
            int version,
            @Nullable Long seq,
            String kept,
            @Nullable String audited) {}

    @Override
    public Optional<Long> firstContradicted() {
        return Stream.concat(
                        pairs(BODIES).filter(pair -> !same(pair.kept(), pair.audited())),
                        pairs(IN_FORCE).filter(pair -> !pair.kept().equals(pair.audited())))
                .peek(pair ->
                        LOG.atError()
                                .addKeyValue("kind", pair.kind())
                                .addKeyValue("id", pair.id())
                                .addKeyValue("version", pair.version())
                                .log("A change is not what was audited"))
                .map(pair -> Objects.requireNonNullElse(pair.seq(), 1L))
                .min(Long::compare);
    }

    private Stream<Pair> pairs(String sql) {
        List<Pair> all = jdbc.sql(sql).query(Pair.class).list();
        return all.stream();
    }

    /** Whether two bodies say the same, however they are written. */
    static boolean same(String kept, @Nullable String audited) {
        return audited != null && Diff.between(kept, audited).isEmpty();
    }
}
