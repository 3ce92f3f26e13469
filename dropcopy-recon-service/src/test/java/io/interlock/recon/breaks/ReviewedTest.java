package io.interlock.recon.breaks;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.events.ReconBreak;
import io.interlock.events.ReconBreak.Review;
import io.interlock.events.ReconBreak.Status;
import io.interlock.events.ReconDecision;
import io.interlock.events.ReconDecision.Action;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReviewedTest {
    private static final Instant T0 = Instant.parse("2026-03-02T09:30:00Z");

    private final List<ReconDecision> decisions = new ArrayList<>();

    private Reviewed after(Action action, @Nullable String value) {
        int n = decisions.size() + 1;
        decisions.add(
                new ReconDecision(
                        "d" + n, "B1", action, value, "ann", "why " + n, T0.plusSeconds(n)));
        return Reviewed.of(decisions);
    }

    private static ReconBreak seen(Reviewed review, @Nullable Instant closedAt) {
        Span span =
                new Span(
                        Catalogue.PRICE,
                        1,
                        T0,
                        closedAt,
                        "differs",
                        closedAt == null ? null : "the drop copy told");
        return Evidenced.of("T|OMSA|2026-03-02|E1", span, Facts.of("OMSA")).seen(review);
    }

    @Test
    void whoTakesItOwnsIt() {
        Reviewed taken = after(Action.TAKE, null);
        assertThat(taken.state()).isEqualTo(Review.UNDER_REVIEW);
        assertThat(taken.owner()).isEqualTo("ann");
        assertThat(after(Action.ASSIGN, "bob").owner()).isEqualTo("bob");
        assertThat(after(Action.PEND, null).state()).isEqualTo(Review.PENDING);
    }

    @Test
    void labelsComeAndGoAndCommentsChangeNothing() {
        after(Action.LABEL, "fx");
        assertThat(after(Action.LABEL, "late").labels()).containsExactlyInAnyOrder("fx", "late");
        assertThat(after(Action.UNLABEL, "fx").labels()).containsExactly("late");
        assertThat(after(Action.COMMENT, null)).isEqualTo(Reviewed.of(decisions.subList(0, 3)));
    }

    @Test
    void whatIsAcceptedIsClosedWithItsReasonWhateverTheEvidence() {
        ReconBreak accepted = seen(after(Action.ACCEPT, null), null);
        assertThat(accepted.status()).isEqualTo(Status.CLOSED);
        assertThat(accepted.closedAt()).isEqualTo(T0.plusSeconds(1));
        assertThat(accepted.closedReason()).isEqualTo("accepted by ann: why 1");
        assertThat(seen(Reviewed.of(decisions), T0.plusSeconds(60)).closedAt())
                .isEqualTo(T0.plusSeconds(1));
    }

    @Test
    void reopeningShowsTheEvidenceAgain() {
        after(Action.FORCE_CLOSE, null);
        Reviewed reopened = after(Action.REOPEN, null);
        assertThat(reopened.state()).isEqualTo(Review.UNDER_REVIEW);
        assertThat(seen(reopened, null).status()).isEqualTo(Status.OPEN);
        assertThat(seen(reopened, T0.plusSeconds(60)).closedReason())
                .isEqualTo("the drop copy told");
    }

    @Test
    void whatIsClosedCanOnlyBeReopenedOrTalkedAbout() {
        assertThat(Reviewed.NONE.refuses(Action.REOPEN)).isEqualTo("nobody has closed it");
        Reviewed closed = after(Action.BOOK_FROM_DROP_COPY, null);
        assertThat(closed.booked()).isTrue();
        assertThat(closed.refuses(Action.ACCEPT)).startsWith("it is closed: booked");
        assertThat(closed.refuses(Action.COMMENT)).isNull();
        assertThat(closed.refuses(Action.REOPEN)).isNull();
        assertThat(after(Action.REOPEN, null).booked()).isFalse();
    }

    @Test
    void aBreakIsNamedByWhatItIsAbout() {
        String id = BreakId.of("T|OMSA|2026-03-02|E1", Catalogue.PRICE, 1);
        assertThat(id).isEqualTo(BreakId.of("T|OMSA|2026-03-02|E1", Catalogue.PRICE, 1));
        assertThat(id).isNotEqualTo(BreakId.of("T|OMSA|2026-03-02|E1", Catalogue.PRICE, 2));
        assertThat(id).isNotEqualTo(BreakId.of("T|OMSA|2026-03-03|E1", Catalogue.PRICE, 1));
        assertThat(BreakId.isOne(id)).isTrue();
        assertThat(BreakId.isOne("B12")).isFalse();
    }
}
