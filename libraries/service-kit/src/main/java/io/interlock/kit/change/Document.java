package io.interlock.kit.change;

import io.interlock.domain.Environment;
import io.interlock.kit.change.Activation.Cause;
import io.interlock.kit.change.Outcome.Changed;
import io.interlock.kit.change.Version.Plan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A document with all its versions and the times in which they were in force. A value: each move
 * returns the document as it is afterwards, or says why not.
 *
 * @param kind for example {@code policy}
 * @param environment of every version
 * @param versions by number
 * @param activations by number; at most one is open
 */
public record Document(
        String kind,
        String id,
        Environment environment,
        List<Version> versions,
        List<Activation> activations) {

    public Document {
        versions = List.copyOf(versions);
        activations = List.copyOf(activations);
    }

    public Optional<Version> find(int number) {
        return versions.stream().filter(version -> version.number() == number).findFirst();
    }

    /** The version that was made last. */
    public Optional<Version> newest() {
        return versions.isEmpty() ? Optional.empty() : Optional.of(versions.getLast());
    }

    /** The version on its way that was made last. */
    public Optional<Version> pending() {
        return versions.reversed().stream()
                .filter(version -> version.stage().beforeForce())
                .findFirst();
    }

    /** What is in force. */
    public Optional<Activation> active() {
        return activations.stream().filter(Activation::open).findFirst();
    }

    Outcome draft(String body, Act act) {
        int number = versions.size() + 1;
        List<Version> more = new ArrayList<>(versions);
        more.add(Version.drafted(number, body, act));
        return new Changed(with(more, activations), number, "drafted", act);
    }

    Outcome edit(int number, int revision, String body, Act act) {
        return moved(
                number, Move.EDIT, act, (version, next) -> version.edited(body, act), revision);
    }

    Outcome discard(int number, Act act) {
        return moved(number, Move.DISCARD, act, Version::to, null);
    }

    /** Where four eyes is off, it is approved by that. */
    Outcome submit(int number, boolean fourEyes, Act act) {
        return moved(
                number,
                Move.SUBMIT,
                act,
                (version, next) -> version.to(fourEyes ? next : Stage.APPROVED),
                null);
    }

    /**
     * @param revision that was looked at; null for whichever
     */
    Outcome approve(int number, @Nullable Integer revision, boolean fourEyes, Act act) {
        Optional<Version> found = find(number);
        if (fourEyes
                && found.isPresent()
                && found.get().stage() == Stage.SUBMITTED
                && found.get().wroteIt(act.by())) {
            return new Outcome.OwnWork(
                    "%s wrote version %d; somebody else has to approve it"
                            .formatted(act.by(), number));
        }
        return moved(
                number, Move.APPROVE, act, (version, next) -> version.decided(next, act), revision);
    }

    Outcome decline(int number, Act act) {
        return moved(
                number, Move.DECLINE, act, (version, next) -> version.decided(next, act), null);
    }

    /**
     * Puts an approved version in force.
     *
     * @param at when; null or not later than now for at once
     * @param until when it ends by itself; null for no end
     */
    Outcome apply(
            int number, @Nullable Instant at, @Nullable Instant until, boolean fourEyes, Act act) {
        Instant from = at == null || at.isBefore(act.at()) ? act.at() : at;
        if (until != null && !until.isAfter(from)) {
            return endsTooEarly(until, from);
        }
        Move move = from.isAfter(act.at()) ? Move.SCHEDULE : Move.APPLY;
        Optional<Version> found = find(number);
        if (found.isEmpty()) {
            return unknown(number);
        }
        Version version = found.get();
        // a version whose time is set waits for it
        if (version.stage() == Stage.SCHEDULED || version.stage().after(move).isEmpty()) {
            return illegal(version, move);
        }
        if (fourEyes && !version.seenByASecondPerson()) {
            return new Outcome.Conflict(
                    "version %d was not approved by a second person".formatted(number),
                    version.stage());
        }
        if (move == Move.SCHEDULE) {
            Plan plan = new Plan(from, until, act.by(), act.reason());
            return new Changed(
                    with(each(number, v -> v.planned(plan)), activations),
                    number,
                    move.past(),
                    act);
        }
        return new Changed(activated(version, Cause.APPLIED, act, until), number, move.past(), act);
    }

    /**
     * Puts a version in force at once, approved or not: one person is enough. Only where nothing is
     * in force, for it may not take the place of what two people wanted.
     *
     * @param until when it ends by itself; null for no end
     */
    Outcome emergency(int number, @Nullable Instant until, Act act) {
        Optional<Version> found = find(number);
        if (found.isEmpty()) {
            return unknown(number);
        }
        Version version = found.get();
        if (version.stage().after(Move.EMERGENCY).isEmpty()) {
            return illegal(version, Move.EMERGENCY);
        }
        Optional<Activation> open = active();
        if (open.isPresent()) {
            return new Outcome.Conflict(
                    "version %d of %s is in force; an emergency move replaces nothing"
                            .formatted(open.get().version(), id),
                    version.stage());
        }
        if (until != null && !until.isAfter(act.at())) {
            return endsTooEarly(until, act.at());
        }
        return new Changed(
                activated(version, Cause.APPLIED, act, until), number, Move.EMERGENCY.past(), act);
    }

    /**
     * Another version, in force at once by one person: for what is switched rather than written.
     *
     * @param until when it ends by itself; null for no end
     */
    Outcome put(String body, @Nullable Instant until, Act act) {
        if (until != null && !until.isAfter(act.at())) {
            return endsTooEarly(until, act.at());
        }
        int number = versions.size() + 1;
        Version version = Version.drafted(number, body, act);
        List<Version> more = new ArrayList<>(versions);
        more.add(version);
        return new Changed(
                with(more, activations).activated(version, Cause.APPLIED, act, until),
                number,
                "switched",
                act);
    }

    /** Withdraws what is in force; nothing takes its place. */
    Outcome end(Act act) {
        Optional<Activation> open = active();
        if (open.isEmpty()) {
            return new Outcome.Conflict(
                    "no version of " + id + " is in force",
                    newest().map(Version::stage).orElse(null));
        }
        int number = open.get().version();
        return new Changed(
                with(each(number, v -> v.to(Stage.ENDED)), closed(act.at())),
                number,
                Move.END.past(),
                act);
    }

    /** Puts a version that was in force before in force again, in one step. */
    Outcome revert(int number, @Nullable Instant until, Act act) {
        Optional<Version> found = find(number);
        if (found.isEmpty()) {
            return unknown(number);
        }
        Version version = found.get();
        if (version.stage().after(Move.REVERT).isEmpty()) {
            return new Outcome.Conflict(
                    "version %d is %s; only one that was in force and is not can be reverted to"
                            .formatted(number, version.stage()),
                    version.stage());
        }
        if (until != null && !until.isAfter(act.at())) {
            return endsTooEarly(until, act.at());
        }
        return new Changed(
                activated(version, Cause.REVERTED, act, until), number, Move.REVERT.past(), act);
    }

    /** When time brings the next thing; empty for never. */
    public Optional<Instant> nextAt() {
        return Stream.concat(
                        scheduled().map(Document::plannedAt),
                        active().map(Activation::until).stream())
                .min(Comparator.naturalOrder());
    }

    /** The first thing that time has brought by {@code now}; empty where there is none. */
    Optional<Changed> due(Instant now) {
        Optional<Version> planned =
                scheduled()
                        .filter(version -> !now.isBefore(plannedAt(version)))
                        .min(Comparator.comparing(Document::plannedAt));
        Optional<Activation> over = active().filter(open -> open.overAt(now));
        if (over.isPresent()
                && planned.filter(version -> plannedAt(version).isBefore(end(over.get())))
                        .isEmpty()) {
            return Optional.of(expired(over.get(), now));
        }
        return planned.map(version -> startedByTime(version, now));
    }

    private Stream<Version> scheduled() {
        return versions.stream().filter(version -> version.plan() != null);
    }

    private static Instant plannedAt(Version version) {
        Plan plan = version.plan();
        return plan == null ? Instant.MAX : plan.at();
    }

    private static Instant end(Activation activation) {
        Instant until = activation.until();
        return until == null ? Instant.MAX : until;
    }

    private Changed startedByTime(Version version, Instant now) {
        Plan plan = version.plan();
        if (plan == null) {
            throw new IllegalArgumentException("not scheduled: " + version);
        }
        Act wish = new Act(plan.by(), plan.reason(), now);
        return new Changed(
                activated(version, Cause.APPLIED, wish, plan.until()),
                version.number(),
                Move.APPLY.past(),
                new Act(Act.PLATFORM, plan.reason(), now));
    }

    private Changed expired(Activation over, Instant now) {
        Document ended = with(each(over.version(), v -> v.to(Stage.ENDED)), closed(now));
        return new Changed(
                returning(over, now).map(next -> ended.again(next, now)).orElse(ended),
                over.version(),
                "expired",
                new Act(Act.PLATFORM, over.reason(), now));
    }

    /**
     * What returns when {@code over} ends by itself at {@code at}: what it took the place of, or
     * what that took the place of if its own time is over too.
     */
    public Optional<Activation> returning(Activation over, Instant at) {
        Optional<Activation> next = before(over);
        while (next.filter(activation -> activation.overAt(at)).isPresent()) {
            next = before(next.get());
        }
        return next;
    }

    private Optional<Activation> before(Activation activation) {
        Integer before = activation.before();
        return before == null
                ? Optional.empty()
                : activations.stream().filter(each -> each.number() == before).findFirst();
    }

    private Document again(Activation activation, Instant now) {
        List<Activation> more = new ArrayList<>(activations);
        more.add(activation.again(more.size() + 1, now));
        return with(each(activation.version(), v -> v.to(Stage.ACTIVE)), more);
    }

    private Document activated(Version version, Cause cause, Act act, @Nullable Instant until) {
        Optional<Activation> prior = active();
        List<Version> changed =
                versions.stream()
                        .map(each -> {
                            if (each.number() == version.number()) {
                                return each.to(Stage.ACTIVE);
                            }
                            return each.stage() == Stage.ACTIVE ? each.to(Stage.SUPERSEDED) : each;
                        })
                        .toList();
        List<Activation> more = new ArrayList<>(closed(act.at()));
        more.add(
                new Activation(
                        more.size() + 1,
                        version.number(),
                        cause,
                        act.by(),
                        act.reason(),
                        act.at(),
                        until,
                        version.seenByASecondPerson(),
                        until == null ? null : prior.map(Activation::number).orElse(null),
                        null));
        return with(changed, more);
    }

    private List<Activation> closed(Instant now) {
        return activations.stream().map(each -> each.open() ? each.closedAt(now) : each).toList();
    }

    private interface Step {
        Version of(Version version, Stage next);
    }

    private Outcome moved(int number, Move move, Act act, Step step, @Nullable Integer revision) {
        Optional<Version> found = find(number);
        if (found.isEmpty()) {
            return unknown(number);
        }
        Version version = found.get();
        Optional<Stage> next = version.stage().after(move);
        if (next.isEmpty()) {
            return illegal(version, move);
        }
        if (revision != null && revision != version.revision()) {
            return new Outcome.Stale(
                    "version %d has changed meanwhile; its revision is %d"
                            .formatted(number, version.revision()),
                    version.revision());
        }
        return new Changed(
                with(each(number, v -> step.of(v, next.get())), activations),
                number,
                move.past(),
                act);
    }

    private List<Version> each(int number, UnaryOperator<Version> change) {
        return versions.stream()
                .map(version -> version.number() == number ? change.apply(version) : version)
                .toList();
    }

    private Document with(List<Version> newVersions, List<Activation> newActivations) {
        return new Document(kind, id, environment, newVersions, newActivations);
    }

    private Outcome unknown(int number) {
        return new Outcome.Unknown("%s %s has no version %d".formatted(kind, id, number));
    }

    private static Outcome illegal(Version version, Move move) {
        return new Outcome.Conflict(
                "version %d is %s and cannot be %s"
                        .formatted(version.number(), version.stage(), move.past()),
                version.stage());
    }

    private static Outcome endsTooEarly(Instant until, Instant from) {
        return new Outcome.Invalid(
                List.of(
                        Finding.at(
                                "/until",
                                "until must be after %s, but is %s".formatted(from, until))));
    }
}
