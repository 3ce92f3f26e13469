package io.interlock.kit.audit;

import io.interlock.events.AuditEntry;
import io.interlock.events.Topics;
import io.interlock.kit.outbox.EventOutbox;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.OAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Records changes in the transaction that makes them. */
public class AuditTrail {
    /** Where a service tells {@link Verification} to whoever may read the audit log. */
    public static final String VERIFICATION_PATH = "/audit-verification";

    private static final String ROLES = "roles";

    private final String service;
    private final JdbcClient jdbc;
    private final EventOutbox outbox;
    private final PublishedAudit published;
    private final Iterable<AuditWitness> witnesses;
    private final Clock clock;

    AuditTrail(
            String service,
            JdbcClient jdbc,
            EventOutbox outbox,
            PublishedAudit published,
            Iterable<AuditWitness> witnesses,
            Clock clock) {
        this.service = service;
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.published = published;
        this.witnesses = witnesses;
        this.clock = clock;
    }

    private record Head(long seq, String hash) {}

    /**
     * Adds an entry. Needs a transaction and a reason.
     *
     * @param actor who, for example {@code CurrentActor.name()}
     * @param action what, for example {@code kill-switch.engaged}
     * @param object type and name, for example {@code symbol:LIVE:EURUSD}
     * @param before the values that changed, as they were; null for a creation
     * @param after as they are; null for a removal
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public AuditEntry record(
            String actor,
            String action,
            String object,
            String reason,
            @Nullable Map<String, Object> before,
            @Nullable Map<String, Object> after) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("a change needs a reason: " + action);
        }
        Head head =
                jdbc.sql("select seq, hash from audit_head for update").query(Head.class).single();
        AuditEntry entry =
                new AuditEntry(
                        UUID.randomUUID().toString(),
                        service,
                        actor,
                        action,
                        object,
                        reason.strip(),
                        before,
                        after,
                        clock.instant().truncatedTo(ChronoUnit.MICROS),
                        roles());
        AuditChain.Link link = AuditChain.next(head.seq(), head.hash(), entry);
        append(link);
        outbox.publish(
                Topics.AUDIT_ENTRIES,
                object,
                entry.id(),
                entry,
                AuditAnchors.headers(log(link), link));
        return entry;
    }

    /** What this log is known by: the id of its first entry. */
    private String log(AuditChain.Link link) {
        return link.seq() == 1
                ? link.entry().id()
                : jdbc.sql("select id from audit_entry where seq = 1")
                        .query(String.class)
                        .optional()
                        .orElse("");
    }

    /** The caller's; none where the platform itself acts. */
    private static List<String> roles() {
        Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        List<String> roles = null;
        if (caller instanceof JwtAuthenticationToken token) {
            roles = token.getToken().getClaimAsStringList(ROLES);
        } else if (caller != null
                && caller.getPrincipal() instanceof OAuth2AuthenticatedPrincipal signedIn) {
            roles = signedIn.getAttribute(ROLES);
        }
        return roles == null ? List.of() : roles.stream().sorted().toList();
    }

    private void append(AuditChain.Link link) {
        AuditEntry entry = link.entry();
        jdbc.sql(
                        """
                        insert into audit_entry (seq, id, service, actor, action, object, reason,
                            before, after, at, roles, prev_hash, hash)
                        values (:seq, :id, :service, :actor, :action, :object, :reason,
                            cast(:before as json), cast(:after as json), :at, :roles, :prevHash, :hash)
                        """)
                .param("seq", link.seq())
                .param("id", entry.id())
                .param("service", entry.service())
                .param("actor", entry.actor())
                .param("action", entry.action())
                .param("object", entry.object())
                .param("reason", entry.reason())
                .param("before", link.before())
                .param("after", link.after())
                .param("at", OffsetDateTime.ofInstant(entry.at(), ZoneOffset.UTC))
                .param("roles", entry.roles().toArray(String[]::new))
                .param("prevHash", link.prevHash())
                .param("hash", link.hash())
                .update();
        jdbc.sql("update audit_head set seq = ?, hash = ?")
                .params(link.seq(), link.hash())
                .update();
    }

    /**
     * What the log proves.
     *
     * @param checked entries
     * @param anchored entries that were compared with what was published of them too; fewer where
     *     Kafka cannot be asked, or has not got them yet
     * @param firstBad the number of the first that was tampered with, or that tells something else
     *     than the tables that it is about; null when the log is whole
     */
    public record Verification(long checked, long anchored, @Nullable Long firstBad) {}

    /** The number of the first entry that was tampered with; empty when the log is whole. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Optional<Long> firstBroken() {
        return Optional.ofNullable(verify().firstBad());
    }

    /** Looks at the whole log, at what stands of it in Kafka, and at what it is about. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Verification verify() {
        // before the database: what is published was committed, and must be found there
        AuditAnchors anchors = published.read().orElse(AuditAnchors.NONE);
        Head head = jdbc.sql("select seq, hash from audit_head").query(Head.class).single();
        List<AuditChain.Link> links =
                jdbc.sql("select * from audit_entry order by seq").query(AuditTrail::link).list();
        Long firstBad =
                Stream.concat(
                                Stream.of(
                                        AuditChain.firstBroken(links, head.seq(), head.hash()),
                                        anchors.firstContradicted(links)),
                                StreamSupport.stream(witnesses.spliterator(), false)
                                        .map(AuditWitness::firstContradicted))
                        .flatMap(Optional::stream)
                        .min(Long::compare)
                        .orElse(null);
        return new Verification(links.size(), anchors.holding(links), firstBad);
    }

    private static AuditChain.Link link(ResultSet row, int number) throws SQLException {
        AuditEntry entry =
                new AuditEntry(
                        row.getString("id"),
                        row.getString("service"),
                        row.getString("actor"),
                        row.getString("action"),
                        row.getString("object"),
                        row.getString("reason"),
                        null,
                        null,
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        List.of((String[]) row.getArray("roles").getArray()));
        return new AuditChain.Link(
                row.getLong("seq"),
                entry,
                row.getString("before"),
                row.getString("after"),
                row.getString("prev_hash"),
                row.getString("hash"));
    }
}
