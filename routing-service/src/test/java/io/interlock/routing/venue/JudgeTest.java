package io.interlock.routing.venue;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.events.VenueHealth;
import io.interlock.events.VenueHealth.Figures;
import io.interlock.events.VenueHealth.ForcedOff;
import io.interlock.events.VenueHealth.State;
import io.interlock.events.VenueLimits;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The usual limits: 5 rejections of 30 %, 5 slow of 50 %, 3 overdue, 10 s of dwell, 5 canaries. */
class JudgeTest {
    private static final VenueLimits USUAL = VenueLimits.USUAL;

    private Instant now = Instant.parse("2026-11-30T10:00:00Z");
    private VenueHealth health = Judge.unknown("OMSA", now);

    private static Figures figures(int answered, int rejected, int slow, int good) {
        return new Figures(true, answered, rejected, slow, 0, 0, 0, good, 0);
    }

    private static Evidence evidence(Figures figures) {
        return new Evidence(figures, false, false, false, false);
    }

    private static final Evidence WELL = evidence(figures(20, 0, 0, 20));
    private static final Evidence NOTHING = evidence(figures(0, 0, 0, 0));
    private static final Evidence REJECTING = evidence(figures(10, 5, 0, 5));

    private static Evidence silent(int overdue, boolean othersAnswer, boolean othersOverdue) {
        return new Evidence(
                new Figures(true, 0, 0, overdue, overdue, 0, 0, 0, 0),
                false,
                true,
                othersAnswer,
                othersOverdue);
    }

    private JudgeTest sees(Evidence evidence) {
        health = Judge.judge(health, evidence, USUAL, now);
        return this;
    }

    private JudgeTest after(Duration time) {
        now = now.plus(time);
        return this;
    }

    private void is(State state) {
        assertThat(health.state()).isEqualTo(state);
    }

    private void is(State state, String cause) {
        assertThat(health).extracting("state", "cause").containsExactly(state, cause);
    }

    @Test
    void oneRejectionLessIsDegradedAndOneMoreIsOpen() {
        sees(evidence(figures(10, 2, 0, 8))).is(State.HEALTHY);
        sees(evidence(figures(10, 3, 0, 7))).is(State.DEGRADED, "3 of 10 orders rejected");
        sees(evidence(figures(10, 4, 0, 6))).is(State.DEGRADED);
        sees(evidence(figures(10, 5, 0, 5))).is(State.OPEN, "5 of 10 orders rejected");
    }

    @Test
    void aShareBelowThePercentageIsNotEnough() {
        // 30 % of 17 is 5.1; half of that is 15 %
        sees(evidence(figures(17, 5, 0, 12))).is(State.DEGRADED);
        health = Judge.unknown("OMSA", now);
        sees(evidence(figures(34, 5, 0, 29))).is(State.HEALTHY);
        sees(evidence(figures(33, 5, 0, 28))).is(State.DEGRADED);
        sees(evidence(figures(16, 5, 0, 11))).is(State.OPEN);
    }

    @Test
    void fewOrdersAreEnoughWhereAllOfThemFail() {
        sees(evidence(figures(4, 4, 0, 0))).is(State.DEGRADED);
        sees(evidence(figures(5, 5, 0, 0))).is(State.OPEN);
    }

    @Test
    void lateAnswersOpenItAndSoDoThoseThatHaveNotCome() {
        sees(evidence(figures(10, 0, 4, 6))).is(State.DEGRADED);
        sees(evidence(figures(10, 0, 5, 5)))
                .is(State.OPEN, "5 of 10 orders not answered within 1000 ms");
        health = Judge.unknown("OMSA", now);
        sees(evidence(figures(0, 0, 5, 0))).is(State.OPEN);
    }

    @Test
    void silenceOfOneOrderCountsWhileOthersTradeAndOfThreeAnyway() {
        sees(silent(2, false, false)).is(State.HEALTHY);
        sees(silent(1, true, false))
                .is(State.OPEN, "silent: 1 orders unanswered for 3000 ms, while others answer");
        health = Judge.unknown("OMSA", now);
        sees(silent(3, false, false)).is(State.OPEN, "silent: 3 orders unanswered for 3000 ms");
        // all are silent: it is us
        health = Judge.unknown("OMSA", now);
        sees(silent(9, false, true)).is(State.HEALTHY);
    }

    @Test
    void unfilledOrdersCountWhereThePolicySaysSo() {
        Evidence unfilled = evidence(new Figures(true, 10, 0, 0, 0, 10, 9, 10, 0));
        sees(unfilled).is(State.HEALTHY);
        VenueLimits limits = limits(8, 1_000);
        health = Judge.judge(health, unfilled, limits, now);
        is(State.OPEN, "9 of 10 immediate orders unfilled");
    }

    @SuppressWarnings("NullAway")
    private static VenueLimits limits(int unfilled, long dwellMillis) {
        return new VenueLimits(
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                unfilled,
                null,
                null,
                dwellMillis,
                null,
                null,
                null);
    }

    @Test
    void degradedIsLeftWhenItIsMuchBetterAndNotBeforeItsDwell() {
        sees(evidence(figures(10, 3, 0, 7))).is(State.DEGRADED);
        // below the half and above the quarter: it stays
        after(Duration.ofSeconds(30)).sees(evidence(figures(10, 2, 0, 8))).is(State.DEGRADED);
        sees(evidence(figures(10, 1, 0, 9))).is(State.HEALTHY, "better again");
        sees(evidence(figures(10, 3, 0, 7))).is(State.DEGRADED);
        after(Duration.ofMillis(9_999)).sees(WELL).is(State.DEGRADED);
        after(Duration.ofMillis(1)).sees(WELL).is(State.HEALTHY);
    }

    @Test
    void aLostSessionOpensItAndItsReturnHalfOpensItAfterTheDwell() {
        Figures gone = new Figures(false, 0, 0, 0, 0, 0, 0, 0, 0);
        sees(new Evidence(gone, true, false, false, false))
                .is(State.OPEN, "its order sessions are down while others are up");
        after(Duration.ofSeconds(20)).sees(evidence(gone)).is(State.OPEN);
        sees(NOTHING).is(State.HALF_OPEN);
        assertThat(health.countFrom()).isEqualTo(now);
    }

    @Test
    void openStaysForItsDwell() {
        sees(REJECTING).is(State.OPEN);
        after(Duration.ofMillis(9_999)).sees(WELL).is(State.OPEN);
        after(Duration.ofMillis(1)).sees(WELL).is(State.HALF_OPEN);
    }

    private void halfOpen() {
        sees(REJECTING).after(Duration.ofSeconds(10)).sees(NOTHING).is(State.HALF_OPEN);
    }

    @Test
    void enoughGoodCanariesBringItBack() {
        halfOpen();
        sees(evidence(figures(4, 0, 0, 4))).is(State.HALF_OPEN);
        sees(evidence(figures(5, 0, 0, 5))).is(State.HEALTHY, "5 good canaries");
    }

    @Test
    void oneBadCanaryOpensItAgainForTwiceAsLong() {
        halfOpen();
        sees(evidence(figures(5, 1, 0, 4))).is(State.OPEN, "a canary was rejected");
        assertThat(health.stayUntil()).isEqualTo(now.plusSeconds(20));
        after(Duration.ofSeconds(20)).sees(NOTHING).is(State.HALF_OPEN);
        sees(evidence(figures(0, 0, 1, 0)))
                .is(State.OPEN, "a canary was not answered within 1000 ms");
        assertThat(health.stayUntil()).isEqualTo(now.plusSeconds(40));
    }

    @Test
    void whereFewOrdersFlowARoundEndsWithOneGoodCanary() {
        halfOpen();
        after(Duration.ofMillis(59_999)).sees(evidence(figures(1, 0, 0, 1))).is(State.HALF_OPEN);
        after(Duration.ofMillis(1))
                .sees(evidence(figures(1, 0, 0, 1)))
                .is(State.HEALTHY, "1 good canary");
    }

    @Test
    void aRoundWithoutCanariesIsFollowedByAnother() {
        halfOpen();
        Instant first = health.since();
        after(Duration.ofSeconds(60)).sees(NOTHING).is(State.HALF_OPEN);
        assertThat(health.since()).isEqualTo(first.plusSeconds(60));
    }

    @Test
    void flappingDoublesTheDwellIsNamedAndIsForgivenAfterCalm() {
        for (int relapses = 0; relapses < 3; relapses++) {
            sees(REJECTING).is(State.OPEN);
            assertThat(health.relapses()).isEqualTo(relapses);
            assertThat(health.flapping()).isFalse();
            after(Duration.ofSeconds(10L << relapses)).sees(NOTHING).is(State.HALF_OPEN);
            sees(evidence(figures(5, 0, 0, 5))).is(State.HEALTHY);
        }
        sees(REJECTING).is(State.OPEN);
        assertThat(health.flapping()).isTrue();
        after(Duration.ofSeconds(80)).sees(NOTHING);
        sees(evidence(figures(5, 0, 0, 5))).is(State.HEALTHY);
        // ten dwells of calm, of the last dwell
        after(Duration.ofSeconds(800)).sees(WELL);
        assertThat(health.relapses()).isEqualTo(3);
        Instant since = health.since();
        after(Duration.ofMillis(1)).sees(WELL).is(State.HEALTHY);
        assertThat(health.relapses()).isZero();
        assertThat(health.since()).isEqualTo(since);
    }

    @Test
    void theDwellDoesNotGrowForEver() {
        for (int i = 0; i < 20; i++) {
            sees(REJECTING).is(State.OPEN);
            now = health.stayUntil();
            sees(NOTHING).is(State.HALF_OPEN);
        }
        sees(evidence(figures(1, 1, 0, 0))).is(State.OPEN);
        assertThat(health.stayUntil()).isEqualTo(now.plusSeconds(640));
    }

    @Test
    void whoTookItOutHasTheLastWordUntilItsEnd() {
        ForcedOff off = new ForcedOff("ann", "maintenance", now, now.plusSeconds(60));
        health = Judge.forcedOff(health, off, now);
        is(State.FORCED_OFF, "forced off by ann: maintenance");
        after(Duration.ofMillis(59_999)).sees(WELL).is(State.FORCED_OFF);
        after(Duration.ofMillis(1)).sees(WELL).is(State.OPEN, "its time off is over");
        assertThat(health.forcedOff()).isNull();
        // and its canaries are next
        sees(NOTHING).is(State.HALF_OPEN);
    }

    @Test
    void whatStaysIsTheSame() {
        assertThat(Judge.judge(health, WELL, USUAL, now)).isSameAs(health);
    }
}
