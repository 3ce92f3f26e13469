package io.interlock.gateway.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.gateway.link.LinkSupervision.Member;
import io.interlock.gateway.link.LinkSupervision.Rules;
import io.interlock.gateway.link.LinkSupervision.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinkSupervisionTest {
    private static final Rules RULES = new Rules(3, Duration.ofSeconds(10), Duration.ofSeconds(12));
    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

    private static List<Member> sessions(boolean primary, int probes, boolean secondary) {
        return List.of(new Member("P", primary, probes), new Member("S", secondary, 3));
    }

    private static LinkSupervision onPrimary() {
        return LinkSupervision.starting(START).next(sessions(true, 1, true), RULES, START);
    }

    private static LinkSupervision at(
            LinkSupervision now, int second, boolean primary, int probes, boolean secondary) {
        return now.next(sessions(primary, probes, secondary), RULES, START.plusSeconds(second));
    }

    @Test
    void thePreferredSessionCarriesOrdersAsSoonAsItAnswers() {
        assertThat(onPrimary().state()).isEqualTo(State.PRIMARY_ACTIVE);
        assertThat(onPrimary().active()).isEqualTo("P");
    }

    @Test
    void ordersMoveAtOnceWhenItNoLongerAnswers() {
        LinkSupervision moved = at(onPrimary(), 30, false, 0, true);
        assertThat(moved.state()).isEqualTo(State.SECONDARY_ACTIVE);
        assertThat(moved.active()).isEqualTo("S");
    }

    @Test
    void theyGoBackAfterEnoughProbesAndTheDwell() {
        LinkSupervision moved = at(onPrimary(), 30, false, 0, true);
        LinkSupervision pending = at(moved, 31, true, 1, true);
        assertThat(pending.state()).isEqualTo(State.REVERT_PENDING);
        assertThat(pending.active()).isEqualTo("S");
        assertThat(at(pending, 39, true, 9, true).active()).isEqualTo("S");
        assertThat(at(pending, 41, true, 2, true).active()).isEqualTo("S");
        assertThat(at(pending, 41, true, 3, true).state()).isEqualTo(State.PRIMARY_ACTIVE);
    }

    @Test
    void aFlappingPrimaryStartsItsProofAnew() {
        LinkSupervision pending = at(at(onPrimary(), 30, false, 0, true), 31, true, 2, true);
        LinkSupervision gone = at(pending, 35, false, 0, true);
        assertThat(gone.state()).isEqualTo(State.SECONDARY_ACTIVE);
        assertThat(at(gone, 45, true, 1, true).state()).isEqualTo(State.REVERT_PENDING);
    }

    @Test
    void withoutAnySessionTheLinkLooksForOneAndIsDownThen() {
        LinkSupervision looking = at(onPrimary(), 30, false, 0, false);
        assertThat(looking.state()).isEqualTo(State.FAILING_OVER);
        assertThat(looking.active()).isNull();
        assertThat(at(looking, 41, false, 0, false).state()).isEqualTo(State.FAILING_OVER);
        LinkSupervision down = at(looking, 42, false, 0, false);
        assertThat(down.state()).isEqualTo(State.DOWN);
        assertThat(at(down, 50, false, 0, true).active()).isEqualTo("S");
    }

    @Test
    void anOperatorsChoiceHoldsWhileItAnswers() {
        LinkSupervision forced = at(onPrimary().force("S"), 30, true, 99, true);
        assertThat(forced.active()).isEqualTo("S");
        LinkSupervision later = at(forced, 300, true, 99, true);
        assertThat(later.active()).isEqualTo("S");
        assertThat(later.forced()).isEqualTo("S");
        assertThat(at(later, 301, true, 99, false).active()).isEqualTo("P");
    }
}
