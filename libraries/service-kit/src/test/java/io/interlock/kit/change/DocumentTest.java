package io.interlock.kit.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.domain.Environment;
import io.interlock.kit.change.Activation.Cause;
import io.interlock.kit.change.Intervention.Why;
import io.interlock.kit.change.Outcome.Changed;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DocumentTest {
    private static final Instant NINE = Instant.parse("2026-01-05T09:00:00Z");
    private static final Document NONE =
            new Document("policy", "gold", Environment.LIVE, List.of(), List.of());

    private static Instant at(int minute) {
        return NINE.plusSeconds(60L * minute);
    }

    private static Act act(String by, int minute) {
        return new Act(by, "news", at(minute));
    }

    private static Document done(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Changed.class);
        return ((Changed) outcome).document();
    }

    /** The next version, approved by another person. */
    private static Document approved(Document document) {
        int next = document.versions().size() + 1;
        Document drafted = done(document.draft("{\"v\":" + next + "}", act("ann", 0)));
        Document submitted = done(drafted.submit(next, true, act("ann", 0)));
        return done(submitted.approve(next, null, true, act("bob", 0)));
    }

    private static Document applied(Document document, int minute, @Nullable Instant until) {
        Document ready = approved(document);
        int version = ready.versions().size();
        return done(ready.apply(version, null, until, true, act("ann", minute)));
    }

    private static List<String> stages(Document document) {
        return document.versions().stream()
                .map(version -> version.number() + " " + version.stage())
                .toList();
    }

    private static Document due(Document document, int minute) {
        Document now = document;
        for (Optional<Changed> next = now.due(at(minute));
                next.isPresent();
                next = now.due(at(minute))) {
            now = next.get().document();
        }
        return now;
    }

    private static Integer inForce(Document document) {
        return document.active().map(Activation::version).orElse(0);
    }

    @Test
    void aDraftIsEditedByWhoHasReadItsNewestRevision() {
        Document drafted = done(NONE.draft("{}", act("ann", 0)));
        Document edited = done(drafted.edit(1, 1, "{\"v\":2}", act("bob", 1)));
        assertThat(edited.find(1))
                .contains(
                        new Version(
                                1,
                                2,
                                Stage.DRAFT,
                                "{\"v\":2}",
                                "news",
                                List.of("ann", "bob"),
                                at(1),
                                null,
                                null));
        assertThat(edited.edit(1, 1, "{}", act("ann", 2)))
                .isEqualTo(
                        new Outcome.Stale("version 1 has changed meanwhile; its revision is 2", 2));
    }

    @Test
    void whatWasSubmittedIsEditedNoMore() {
        Document submitted =
                done(done(NONE.draft("{}", act("ann", 0))).submit(1, true, act("ann", 0)));
        assertThat(submitted.edit(1, 1, "{}", act("ann", 1)))
                .isEqualTo(
                        new Outcome.Conflict(
                                "version 1 is SUBMITTED and cannot be edited", Stage.SUBMITTED));
    }

    @Test
    void nobodyWhoWroteItApprovesIt() {
        Document drafted = done(NONE.draft("{}", act("ann", 0)));
        Document edited = done(drafted.edit(1, 1, "{\"v\":2}", act("bob", 0)));
        Document submitted = done(edited.submit(1, true, act("cat", 0)));
        for (String author : List.of("ann", "bob", "ann via nightly-report")) {
            assertThat(submitted.approve(1, null, true, act(author, 1)))
                    .isEqualTo(
                            new Outcome.OwnWork(
                                    author + " wrote version 1; somebody else has to approve it"));
        }
        Document approved = done(submitted.approve(1, 2, true, act("cat", 1)));
        assertThat(approved.find(1).orElseThrow().seenByASecondPerson()).isTrue();
        assertThat(approved.approve(1, null, true, act("dan", 2)))
                .isInstanceOf(Outcome.Conflict.class);
    }

    @Test
    void withoutFourEyesSubmittingApproves() {
        Document drafted = done(NONE.draft("{}", act("ann", 0)));
        Document approved = done(drafted.submit(1, false, act("ann", 0)));
        assertThat(stages(approved)).containsExactly("1 APPROVED");
        assertThat(approved.find(1).orElseThrow().seenByASecondPerson()).isFalse();
        assertThat(approved.apply(1, null, null, true, act("ann", 1)))
                .isEqualTo(
                        new Outcome.Conflict(
                                "version 1 was not approved by a second person", Stage.APPROVED));
    }

    @Test
    void whatWasDeclinedStaysDeclined() {
        Document submitted =
                done(done(NONE.draft("{}", act("ann", 0))).submit(1, true, act("ann", 0)));
        Document declined = done(submitted.decline(1, act("bob", 1)));
        assertThat(stages(declined)).containsExactly("1 DECLINED");
        assertThat(declined.find(1).orElseThrow().seenByASecondPerson()).isFalse();
        for (Outcome outcome :
                List.of(
                        declined.edit(1, 1, "{}", act("ann", 2)),
                        declined.submit(1, true, act("ann", 2)),
                        declined.approve(1, null, true, act("bob", 2)),
                        declined.discard(1, act("ann", 2)),
                        declined.apply(1, null, null, true, act("ann", 2)),
                        declined.revert(1, null, act("ann", 2)))) {
            assertThat(outcome).isInstanceOf(Outcome.Conflict.class);
        }
    }

    @Test
    void aNewVersionTakesThePlaceOfTheOld() {
        Document second = applied(applied(NONE, 1, null), 2, null);
        assertThat(stages(second)).containsExactly("1 SUPERSEDED", "2 ACTIVE");
        assertThat(second.activations())
                .containsExactly(
                        new Activation(
                                1, 1, Cause.APPLIED, "ann", "news", at(1), null, true, null, at(2)),
                        new Activation(
                                2, 2, Cause.APPLIED, "ann", "news", at(2), null, true, null, null));
        assertThat(second.nextAt()).isEmpty();
    }

    @Test
    void afterItsTimeExactlyThePriorVersionReturns() {
        Document temporary = applied(applied(applied(NONE, 1, null), 2, null), 3, at(10));
        assertThat(temporary.nextAt()).contains(at(10));
        assertThat(temporary.due(at(9))).isEmpty();
        Document after = due(temporary, 10);
        assertThat(stages(after)).containsExactly("1 SUPERSEDED", "2 ACTIVE", "3 ENDED");
        assertThat(after.active())
                .contains(
                        new Activation(
                                4,
                                2,
                                Cause.APPLIED,
                                "ann",
                                "news",
                                at(10),
                                null,
                                true,
                                null,
                                null));
        assertThat(after.nextAt()).isEmpty();
    }

    @Test
    void whereNothingWasBeforeNothingIsAfter() {
        Document after = due(applied(NONE, 1, at(5)), 5);
        assertThat(after.active()).isEmpty();
        assertThat(stages(after)).containsExactly("1 ENDED");
    }

    @Test
    void overridesOfOverridesEndOneByOne() {
        Document three = applied(applied(applied(NONE, 0, null), 1, at(30)), 2, at(20));
        assertThat(inForce(three)).isEqualTo(3);
        assertThat(inForce(due(three, 20))).isEqualTo(2);
        assertThat(inForce(due(due(three, 20), 30))).isEqualTo(1);
    }

    @Test
    void whatHasExpiredMeanwhileDoesNotReturn() {
        Document three = applied(applied(applied(NONE, 0, null), 1, at(10)), 2, at(20));
        assertThat(inForce(due(three, 20))).isEqualTo(1);
    }

    @Test
    void aVersionForGoodLeavesNothingToReturn() {
        Document three = applied(applied(applied(NONE, 0, null), 1, at(10)), 2, null);
        assertThat(inForce(due(three, 10))).isEqualTo(3);
        assertThat(three.nextAt()).isEmpty();
    }

    @Test
    void aScheduledVersionStartsWithItsTimeAndNotBefore() {
        Document ready = approved(applied(NONE, 0, null));
        Document scheduled = done(ready.apply(2, at(5), at(8), true, act("ann", 1)));
        assertThat(stages(scheduled)).containsExactly("1 ACTIVE", "2 SCHEDULED");
        assertThat(scheduled.nextAt()).contains(at(5));
        assertThat(scheduled.apply(2, null, null, true, act("ann", 2)))
                .isInstanceOf(Outcome.Conflict.class);
        assertThat(scheduled.due(at(4))).isEmpty();
        Changed started = scheduled.due(at(5)).orElseThrow();
        assertThat(started.act()).isEqualTo(new Act("platform", "news", at(5)));
        assertThat(inForce(started.document())).isEqualTo(2);
        assertThat(inForce(due(started.document(), 8))).isEqualTo(1);
    }

    @Test
    void whatStartedAndEndedWhileNobodyLookedIsAsIfSomebodyHad() {
        Document ready = approved(applied(NONE, 0, null));
        Document scheduled = done(ready.apply(2, at(5), at(8), true, act("ann", 1)));
        Document late = due(scheduled, 60);
        assertThat(stages(late)).containsExactly("1 ACTIVE", "2 ENDED");
    }

    @Test
    void aScheduleMayBeGivenUp() {
        Document scheduled = done(approved(NONE).apply(1, at(5), null, true, act("ann", 1)));
        Document discarded = done(scheduled.discard(1, act("ann", 2)));
        assertThat(stages(discarded)).containsExactly("1 DISCARDED");
        assertThat(discarded.nextAt()).isEmpty();
    }

    @Test
    void anEndMustBeAfterTheStart() {
        assertThat(approved(NONE).apply(1, at(5), at(5), true, act("ann", 1)))
                .isEqualTo(
                        new Outcome.Invalid(
                                List.of(
                                        Finding.at(
                                                "/until",
                                                "until must be after 2026-01-05T09:05:00Z, but is"
                                                        + " 2026-01-05T09:05:00Z"))));
    }

    @Test
    void aStartInThePastIsNow() {
        Document now = done(approved(NONE).apply(1, at(-5), null, true, act("ann", 1)));
        assertThat(now.active().orElseThrow().since()).isEqualTo(at(1));
    }

    @Test
    void endingLeavesNothingInForce() {
        Document temporary = applied(applied(NONE, 1, null), 2, at(10));
        Document ended = done(temporary.end(act("bob", 3)));
        assertThat(ended.active()).isEmpty();
        assertThat(stages(ended)).containsExactly("1 SUPERSEDED", "2 ENDED");
        assertThat(ended.nextAt()).isEmpty();
        assertThat(ended.end(act("bob", 4)))
                .isEqualTo(new Outcome.Conflict("no version of gold is in force", Stage.ENDED));
    }

    @Test
    void anyVersionThatWasInForceComesBackInOneStep() {
        Document third = applied(applied(applied(NONE, 1, null), 2, null), 3, null);
        Document reverted = done(third.revert(1, null, act("bob", 4)));
        assertThat(stages(reverted)).containsExactly("1 ACTIVE", "2 SUPERSEDED", "3 SUPERSEDED");
        assertThat(reverted.active())
                .contains(
                        new Activation(
                                4,
                                1,
                                Cause.REVERTED,
                                "bob",
                                "news",
                                at(4),
                                null,
                                true,
                                null,
                                null));
        Document temporarily = done(third.revert(2, at(9), act("bob", 4)));
        assertThat(inForce(temporarily)).isEqualTo(2);
        assertThat(inForce(due(temporarily, 9))).isEqualTo(3);
    }

    @Test
    void whatWasNeverInForceIsNotRevertedTo() {
        Document document = approved(applied(NONE, 1, null));
        for (int version : List.of(1, 2)) {
            assertThat(document.revert(version, null, act("bob", 2)))
                    .isInstanceOf(Outcome.Conflict.class);
        }
        assertThat(document.revert(7, null, act("bob", 2)))
                .isEqualTo(new Outcome.Unknown("policy gold has no version 7"));
    }

    @Test
    void interventionsAreWhatSomebodyHasToRemember() {
        Document first = applied(NONE, 1, null);
        assertThat(Intervention.of(first)).isEmpty();
        assertThat(Intervention.of(applied(first, 2, at(10))))
                .contains(
                        new Intervention(
                                "policy",
                                "gold",
                                Environment.LIVE,
                                2,
                                List.of(Why.TEMPORARY),
                                "ann",
                                "news",
                                at(2),
                                at(10),
                                1));
        Document second = applied(first, 2, null);
        assertThat(Intervention.of(done(second.revert(1, null, act("bob", 3)))))
                .map(Intervention::why)
                .contains(List.of(Why.REVERTED));
        Document alone =
                done(
                        done(done(NONE.draft("{}", act("ann", 0))).submit(1, false, act("ann", 0)))
                                .apply(1, null, null, false, act("ann", 0)));
        assertThat(Intervention.of(alone)).map(Intervention::why).contains(List.of(Why.ONE_PERSON));
    }
}
