package io.interlock.kit.change;

import io.interlock.domain.Environment;
import io.interlock.kit.audit.AuditTrail;
import io.interlock.kit.change.Outcome.Changed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes each move of a document in one transaction with its audit entry. Of two that race, the
 * second sees what the first has left and gets its conflict. Thread-safe.
 */
public final class ChangeControl {
    private final Map<String, Kind<?>> kinds;
    private final ChangeStore store;
    private final AuditTrail audit;
    private final ChangeKitProperties properties;
    private final TransactionTemplate transactions;
    private final TransactionTemplate reading;
    private final Clock clock;

    ChangeControl(
            Stream<Kind<?>> kinds,
            ChangeStore store,
            AuditTrail audit,
            ChangeKitProperties properties,
            TransactionTemplate transactions,
            Clock clock) {
        this.kinds = kinds.collect(Collectors.toMap(Kind::name, Function.identity()));
        this.store = store;
        this.audit = audit;
        this.properties = properties;
        this.transactions = transactions;
        this.reading =
                new TransactionTemplate(
                        Objects.requireNonNull(transactions.getTransactionManager()));
        reading.setReadOnly(true);
        // a document is several rows, and all of one moment
        reading.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.clock = clock;
    }

    /** Who wants something and why. */
    public record Who(String name, String reason) {}

    /** A new version, and a new document where there is none of that id. */
    public <D> Outcome draft(Kind<D> kind, String id, D body, Who who) {
        Environment environment = kind.environment().apply(body);
        return decided(() -> {
            Document document = store.made(kind.name(), id, environment);
            return document.environment() == environment
                    ? kept(kind, document, document.draft(kind.write(body), act(who)))
                    : elsewhere(document, environment);
        });
    }

    /**
     * Another version, in force at once by one person: for what is switched rather than written.
     *
     * @param until when it ends by itself and what was in force before returns; null for no end
     */
    public <D> Outcome put(Kind<D> kind, String id, D body, @Nullable Instant until, Who who) {
        List<Finding> wrong = kind.check().apply(body);
        if (!wrong.isEmpty()) {
            return new Outcome.Invalid(wrong);
        }
        return decided(() -> {
            Document document = store.made(kind.name(), id, kind.environment().apply(body));
            return kept(kind, document, document.put(kind.write(body), micros(until), act(who)));
        });
    }

    /**
     * Another body for a draft.
     *
     * @param revision of the draft that was read
     */
    public <D> Outcome edit(Kind<D> kind, String id, int version, int revision, D body, Who who) {
        Environment environment = kind.environment().apply(body);
        return moved(
                kind,
                id,
                document ->
                        document.environment() == environment
                                ? document.edit(version, revision, kind.write(body), act(who))
                                : elsewhere(document, environment));
    }

    /** Gives up a version that was never in force. */
    public Outcome discard(Kind<?> kind, String id, int version, Who who) {
        return moved(kind, id, document -> document.discard(version, act(who)));
    }

    /** Asks for approval; where four eyes is off the version is approved by that. */
    public Outcome submit(Kind<?> kind, String id, int version, Who who) {
        return moved(
                kind,
                id,
                document ->
                        checked(
                                kind,
                                document,
                                version,
                                () -> document.submit(version, fourEyes(document), act(who))));
    }

    /**
     * @param revision that was looked at; null for whichever
     */
    public Outcome approve(
            Kind<?> kind, String id, int version, @Nullable Integer revision, Who who) {
        return moved(
                kind,
                id,
                document -> document.approve(version, revision, fourEyes(document), act(who)));
    }

    public Outcome decline(Kind<?> kind, String id, int version, Who who) {
        return moved(kind, id, document -> document.decline(version, act(who)));
    }

    /**
     * Puts an approved version in force.
     *
     * @param at when; null for now
     * @param until when it ends by itself and what was in force before returns; null for no end
     */
    public Outcome apply(
            Kind<?> kind,
            String id,
            int version,
            @Nullable Instant at,
            @Nullable Instant until,
            Who who) {
        return moved(
                kind,
                id,
                document ->
                        checked(
                                kind,
                                document,
                                version,
                                () ->
                                        expired(document, version)
                                                .orElseGet(() ->
                                                        document.apply(
                                                                version,
                                                                micros(at),
                                                                micros(until),
                                                                fourEyes(document),
                                                                act(who)))));
    }

    /** Where an approval has waited for too long; what is scheduled was used in time. */
    private Optional<Outcome> expired(Document document, int version) {
        Duration limit = properties.fourEyes().expires();
        if (limit == null || !fourEyes(document)) {
            return Optional.empty();
        }
        return document.find(version)
                .filter(found -> found.stage() == Stage.APPROVED)
                .filter(found -> isOlder(found.decision(), limit))
                .map(found ->
                        new Outcome.Conflict(
                                "the approval of version %d is older than %s; make another draft of it"
                                        .formatted(version, limit),
                                found.stage()));
    }

    private boolean isOlder(Version.@Nullable Decision decision, Duration limit) {
        return decision != null && now().isAfter(decision.at().plus(limit));
    }

    /**
     * Puts a version in force at once without a second person, where nothing is in force.
     *
     * @param until when it ends by itself; null for no end
     * @param refusal why the body is nothing for one person alone; empty where it is
     */
    public <D> Outcome emergency(
            Kind<D> kind,
            String id,
            int version,
            @Nullable Instant until,
            Function<D, List<Finding>> refusal,
            Who who) {
        return moved(
                kind,
                id,
                document -> {
                    Outcome wanted =
                            checked(
                                    kind,
                                    document,
                                    version,
                                    () -> document.emergency(version, micros(until), act(who)));
                    List<Finding> no =
                            document.find(version).map(kind::read).map(refusal).orElse(List.of());
                    return wanted instanceof Changed && !no.isEmpty()
                            ? new Outcome.Invalid(no)
                            : wanted;
                });
    }

    /** Withdraws what is in force; nothing takes its place. */
    public Outcome end(Kind<?> kind, String id, Who who) {
        return moved(kind, id, document -> document.end(act(who)));
    }

    /** Puts a version that was in force before in force again, without a new approval. */
    public Outcome revert(Kind<?> kind, String id, int version, @Nullable Instant until, Who who) {
        return moved(kind, id, document -> document.revert(version, micros(until), act(who)));
    }

    /** What is wrong with a body, before anybody is asked to approve it. */
    public <D> List<Finding> validate(Kind<D> kind, D body) {
        return kind.check().apply(body);
    }

    public Optional<Document> find(Kind<?> kind, String id) {
        return read(() -> store.find(kind.name(), id));
    }

    /** By id. */
    public List<Document> all(Kind<?> kind) {
        return read(() -> store.all(kind.name()));
    }

    public <D> List<InForce<D>> inForce(Kind<D> kind) {
        return store.inForce(kind);
    }

    public <D> Optional<InForce<D>> inForce(Kind<D> kind, String id) {
        return store.inForce(kind, id);
    }

    /** Newest first. */
    public List<Intervention> interventions(Kind<?> kind) {
        return all(kind).stream()
                .flatMap(document -> Intervention.of(document).stream())
                .sorted((a, b) -> b.since().compareTo(a.since()))
                .toList();
    }

    /** The documents for which time has brought something. */
    List<ChangeStore.Key> due() {
        return store.due(kinds.keySet(), now());
    }

    /** Does what time has brought for one document, unless another instance does. */
    void bring(ChangeStore.Key key) {
        Kind<?> kind = Objects.requireNonNull(kinds.get(key.kind()));
        transactions.executeWithoutResult(status -> {
            Instant now = now();
            Optional<Document> found = store.lockedIfDue(key, now);
            while (found.isPresent()) {
                Document document = found.get();
                found =
                        document.due(now)
                                .map(changed -> {
                                    kept(kind, document, changed);
                                    return changed.document();
                                });
            }
        });
    }

    private Outcome moved(Kind<?> kind, String id, Function<Document, Outcome> move) {
        return decided(() ->
                store.locked(kind.name(), id)
                        .map(document -> kept(kind, document, move.apply(document)))
                        .orElseGet(() ->
                                new Outcome.Unknown("there is no " + kind.name() + " " + id)));
    }

    /** What is not changed leaves nothing behind, not even the document that a draft made. */
    private Outcome decided(Supplier<Outcome> decision) {
        return Objects.requireNonNull(
                transactions.execute(status -> {
                    Outcome outcome = decision.get();
                    if (!(outcome instanceof Changed)) {
                        status.setRollbackOnly();
                    }
                    return outcome;
                }));
    }

    private Outcome kept(Kind<?> kind, Document before, Outcome outcome) {
        if (outcome instanceof Changed changed) {
            store.save(before, changed.document());
            Act act = changed.act();
            boolean known = before.find(changed.number()).isPresent();
            audit.record(
                    act.by(),
                    kind.name() + "." + changed.action(),
                    kind.object(before.id()),
                    act.reason(),
                    known ? values(before, changed.document(), changed.number()) : null,
                    values(changed.document(), before, changed.number()));
            if (!before.active().equals(changed.document().active())) {
                kind.inForce().accept(before.id());
            }
        }
        return outcome;
    }

    /** What the audit keeps of {@code document}: the body too where {@code other} has another. */
    private static Map<String, Object> values(Document document, Document other, int number) {
        Map<String, Object> values = new LinkedHashMap<>();
        Version version = document.find(number).orElseThrow();
        values.put("version", number);
        values.put("revision", version.revision());
        values.put("stage", version.stage().name());
        if (other.find(number).filter(v -> v.body().equals(version.body())).isEmpty()) {
            values.put("body", Diff.tree(version.body()));
        }
        Version.Plan plan = version.plan();
        if (plan != null) {
            values.put("at", plan.at().toString());
            put(values, "until", plan.until());
        }
        document.active()
                .ifPresent(active -> {
                    values.put("active", active.version());
                    put(values, "until", active.until());
                });
        return values;
    }

    private static void put(Map<String, Object> values, String name, @Nullable Instant instant) {
        if (instant != null) {
            values.putIfAbsent(name, instant.toString());
        }
    }

    private static <D> Outcome checked(
            Kind<D> kind, Document document, int version, Supplier<Outcome> move) {
        Outcome wanted = move.get();
        if (!(wanted instanceof Changed)) {
            return wanted;
        }
        List<Finding> findings =
                document.find(version).map(kind::read).map(kind.check()).orElse(List.of());
        return findings.isEmpty() ? wanted : new Outcome.Invalid(findings);
    }

    private static Outcome elsewhere(Document document, Environment environment) {
        return new Outcome.Invalid(
                List.of(
                        Finding.at(
                                "/environment",
                                "%s %s belongs to %s and cannot go to %s; make another one"
                                        .formatted(
                                                document.kind(),
                                                document.id(),
                                                document.environment(),
                                                environment))));
    }

    private boolean fourEyes(Document document) {
        return properties.fourEyes().in(document.environment());
    }

    private <T> T read(Supplier<T> question) {
        return Objects.requireNonNull(reading.execute(status -> question.get()));
    }

    private Act act(Who who) {
        return new Act(who.name(), who.reason().strip(), now());
    }

    /** As exact as the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static @Nullable Instant micros(@Nullable Instant instant) {
        return instant == null ? null : instant.truncatedTo(ChronoUnit.MICROS);
    }
}
