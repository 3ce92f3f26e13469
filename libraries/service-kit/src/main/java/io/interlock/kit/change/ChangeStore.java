package io.interlock.kit.change;

import io.interlock.domain.Environment;
import io.interlock.kit.change.Activation.Cause;
import io.interlock.kit.change.Version.Decision;
import io.interlock.kit.change.Version.Plan;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables {@code change_*}. */
final class ChangeStore {
    private static final Logger LOG = LoggerFactory.getLogger(ChangeStore.class);

    private static final String IN_FORCE =
            """
            select a.*, v.body, (
                select e.after->'body' from audit_entry e
                where e.object = a.kind || ':' || a.id and e.action like a.kind || '.%'
                    and e.after->>'version' = a.version::text
                    and e.after->'body' is not null
                order by e.seq desc limit 1) as audited
            from change_activation a
            join change_version v on v.kind = a.kind and v.id = a.id and v.version = a.version
            where a.closed_at is null and a.kind = :kind
            """;

    private final JdbcClient jdbc;

    ChangeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Key(String kind, String id) {}

    private record Head(String kind, String id, Environment environment) {}

    private record Owned<T>(String id, T value) {}

    /** Makes the document where there is none, and locks it. */
    Document made(String kind, String id, Environment environment) {
        jdbc.sql(
                        "insert into change_document (kind, id, environment) values (?, ?, ?) on"
                                + " conflict do nothing")
                .params(kind, id, environment.name())
                .update();
        return locked(kind, id).orElseThrow();
    }

    /** Held to the end of the transaction. */
    Optional<Document> locked(String kind, String id) {
        return jdbc.sql("select * from change_document where kind = ? and id = ? for update")
                .params(kind, id)
                .query(ChangeStore::head)
                .optional()
                .map(this::whole);
    }

    /** Empty where another instance has it, or nothing is due any more. */
    Optional<Document> lockedIfDue(Key key, Instant now) {
        return jdbc.sql(
                        """
                        select * from change_document where kind = ? and id = ? and next_at <= ?
                        for update skip locked
                        """)
                .params(key.kind(), key.id(), utc(now))
                .query(ChangeStore::head)
                .optional()
                .map(this::whole);
    }

    List<Key> due(Collection<String> kinds, Instant now) {
        return jdbc.sql(
                        """
                        select kind, id from change_document
                        where next_at <= ? and kind = any(?) order by next_at limit 100
                        """)
                .params(utc(now), kinds.toArray(String[]::new))
                .query(Key.class)
                .list();
    }

    Optional<Document> find(String kind, String id) {
        return jdbc.sql("select * from change_document where kind = ? and id = ?")
                .params(kind, id)
                .query(ChangeStore::head)
                .optional()
                .map(this::whole);
    }

    List<Document> all(String kind) {
        Map<String, List<Version>> versions =
                grouped(
                        jdbc.sql("select * from change_version where kind = ? order by version")
                                .param(kind)
                                .query((row, n) -> new Owned<>(row.getString("id"), version(row)))
                                .list());
        Map<String, List<Activation>> activations =
                grouped(
                        jdbc.sql("select * from change_activation where kind = ? order by number")
                                .param(kind)
                                .query((row, n) ->
                                        new Owned<>(row.getString("id"), activation(row)))
                                .list());
        return jdbc
                .sql("select * from change_document where kind = ? order by id")
                .param(kind)
                .query(ChangeStore::head)
                .list()
                .stream()
                .map(head ->
                        new Document(
                                kind,
                                head.id(),
                                head.environment(),
                                versions.getOrDefault(head.id(), List.of()),
                                activations.getOrDefault(head.id(), List.of())))
                .toList();
    }

    private static <T> Map<String, List<T>> grouped(List<Owned<T>> rows) {
        return rows.stream()
                .collect(
                        Collectors.groupingBy(
                                Owned::id, Collectors.mapping(Owned::value, Collectors.toList())));
    }

    <D> List<InForce<D>> inForce(Kind<D> kind) {
        return jdbc
                .sql(IN_FORCE)
                .param("kind", kind.name())
                .query((row, n) -> inForce(kind, row))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    <D> Optional<InForce<D>> inForce(Kind<D> kind, String id) {
        return jdbc.sql(IN_FORCE + " and a.id = :id")
                .param("kind", kind.name())
                .param("id", id)
                .query((row, n) -> inForce(kind, row))
                .optional()
                .flatMap(Function.identity());
    }

    /** With the body that was audited, whatever the table has; empty where none was. */
    private static <D> Optional<InForce<D>> inForce(Kind<D> kind, ResultSet row)
            throws SQLException {
        Activation activation = activation(row);
        String id = row.getString("id");
        String kept = row.getString("body");
        String audited = row.getString("audited");
        boolean same = ChangeWitness.same(kept, audited);
        if (!same) {
            LOG.atError()
                    .addKeyValue("kind", kind.name())
                    .addKeyValue("id", id)
                    .addKeyValue("version", activation.version())
                    .log(
                            audited == null
                                    ? "What is in force was never audited and is left out"
                                    : "What is in force is not what was audited, which stands");
        }
        return Optional.ofNullable(same ? kept : audited)
                .map(body -> new InForce<>(id, activation.version(), kind.read(body), activation));
    }

    private Document whole(Head head) {
        return new Document(
                head.kind(),
                head.id(),
                head.environment(),
                jdbc.sql("select * from change_version where kind = ? and id = ? order by version")
                        .params(head.kind(), head.id())
                        .query((row, n) -> version(row))
                        .list(),
                jdbc.sql(
                                "select * from change_activation where kind = ? and id = ? order by"
                                        + " number")
                        .params(head.kind(), head.id())
                        .query((row, n) -> activation(row))
                        .list());
    }

    /** Writes what differs. What goes out of force goes first: one at a time may be in it. */
    void save(Document before, Document after) {
        after.versions().stream()
                .filter(version -> !before.versions().contains(version))
                .sorted(Comparator.comparing(version -> version.stage() == Stage.ACTIVE))
                .forEach(version -> save(after, version));
        after.activations().stream()
                .filter(activation -> !before.activations().contains(activation))
                .sorted(Comparator.comparing(Activation::open))
                .forEach(activation -> save(after, activation));
        jdbc.sql("update change_document set next_at = :at where kind = :kind and id = :id")
                .param("at", orNull(after.nextAt().orElse(null)))
                .param("kind", after.kind())
                .param("id", after.id())
                .update();
    }

    private void save(Document document, Version version) {
        Decision decision = version.decision();
        Plan plan = version.plan();
        jdbc.sql(
                        """
                        insert into change_version (kind, id, version, revision, stage, body, reason,
                            authors, written_at, decided_by, decision_reason, decided_at,
                            plan_at, plan_until, plan_by, plan_reason)
                        values (:kind, :id, :version, :revision, :stage, cast(:body as json), :reason,
                            :authors, :at, :decidedBy, :decisionReason, :decidedAt,
                            :planAt, :planUntil, :planBy, :planReason)
                        on conflict (kind, id, version) do update set
                            revision = excluded.revision, stage = excluded.stage, body = excluded.body,
                            reason = excluded.reason, authors = excluded.authors,
                            written_at = excluded.written_at, decided_by = excluded.decided_by,
                            decision_reason = excluded.decision_reason, decided_at = excluded.decided_at,
                            plan_at = excluded.plan_at, plan_until = excluded.plan_until,
                            plan_by = excluded.plan_by, plan_reason = excluded.plan_reason
                        """)
                .param("kind", document.kind())
                .param("id", document.id())
                .param("version", version.number())
                .param("revision", version.revision())
                .param("stage", version.stage().name())
                .param("body", version.body())
                .param("reason", version.reason())
                .param("authors", version.authors().toArray(String[]::new))
                .param("at", utc(version.at()))
                .param("decidedBy", decision == null ? null : decision.by())
                .param("decisionReason", decision == null ? null : decision.reason())
                .param("decidedAt", decision == null ? null : utc(decision.at()))
                .param("planAt", plan == null ? null : utc(plan.at()))
                .param("planUntil", plan == null ? null : orNull(plan.until()))
                .param("planBy", plan == null ? null : plan.by())
                .param("planReason", plan == null ? null : plan.reason())
                .update();
    }

    private void save(Document document, Activation activation) {
        jdbc.sql(
                        """
                        insert into change_activation (kind, id, number, version, cause, by, reason,
                            since, until, second_person, before, closed_at)
                        values (:kind, :id, :number, :version, :cause, :by, :reason,
                            :since, :until, :secondPerson, :before, :closed)
                        on conflict (kind, id, number) do update set closed_at = excluded.closed_at
                        """)
                .param("kind", document.kind())
                .param("id", document.id())
                .param("number", activation.number())
                .param("version", activation.version())
                .param("cause", activation.cause().name())
                .param("by", activation.by())
                .param("reason", activation.reason())
                .param("since", utc(activation.since()))
                .param("until", orNull(activation.until()))
                .param("secondPerson", activation.secondPerson())
                .param("before", activation.before())
                .param("closed", orNull(activation.closed()))
                .update();
    }

    private static Head head(ResultSet row, int number) throws SQLException {
        return new Head(
                row.getString("kind"),
                row.getString("id"),
                Environment.valueOf(row.getString("environment")));
    }

    private static Version version(ResultSet row) throws SQLException {
        Instant decidedAt = instant(row, "decided_at");
        Instant planAt = instant(row, "plan_at");
        return new Version(
                row.getInt("version"),
                row.getInt("revision"),
                Stage.valueOf(row.getString("stage")),
                row.getString("body"),
                row.getString("reason"),
                List.of((String[]) row.getArray("authors").getArray()),
                row.getObject("written_at", OffsetDateTime.class).toInstant(),
                decidedAt == null
                        ? null
                        : new Decision(
                                row.getString("decided_by"),
                                row.getString("decision_reason"),
                                decidedAt),
                planAt == null
                        ? null
                        : new Plan(
                                planAt,
                                instant(row, "plan_until"),
                                row.getString("plan_by"),
                                row.getString("plan_reason")));
    }

    private static Activation activation(ResultSet row) throws SQLException {
        return new Activation(
                row.getInt("number"),
                row.getInt("version"),
                Cause.valueOf(row.getString("cause")),
                row.getString("by"),
                row.getString("reason"),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                instant(row, "until"),
                row.getBoolean("second_person"),
                row.getObject("before", Integer.class),
                instant(row, "closed_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private static @Nullable OffsetDateTime orNull(@Nullable Instant instant) {
        return instant == null ? null : utc(instant);
    }
}
