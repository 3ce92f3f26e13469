package io.interlock.recon.breaks;

import io.interlock.events.ReconBreak.Review;
import io.interlock.events.ReconDecision;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What people made of a break: the fold of their decisions, in order.
 *
 * @param closing set where somebody ended it
 * @param booked finance takes the drop copy's word
 */
public record Reviewed(
        Review state,
        @Nullable String owner,
        Set<String> labels,
        @Nullable Closing closing,
        boolean booked) {
    public static final Reviewed NONE =
            new Reviewed(
                    Review.UNREVIEWED, null, Set.of(), null, false);

    public Reviewed {
        labels = Set.copyOf(labels);
    }

    /** Who ended it when, in words. */
    public record Closing(Instant at, String reason) {}

    public static Reviewed of(List<ReconDecision> decisions) {
        Reviewed review = NONE;
        for (ReconDecision decision : decisions) {
            review = review.with(decision);
        }
        return review;
    }

    /** Why {@code action} is not possible now; null where it is. */
    public @Nullable String refuses(ReconDecision.Action action) {
        boolean over = closing != null;
        return switch (action) {
            case REOPEN -> over ? null : "nobody has closed it";
            case COMMENT, LABEL, UNLABEL -> null;
            case TAKE, ASSIGN, PEND, ACCEPT, BOOK_FROM_DROP_COPY, FORCE_CLOSE ->
                    over ? "it is closed: " + closing.reason() : null;
            case SILENT_FROM, SILENT_UNTIL -> "that is no decision of people";
        };
    }

    private Reviewed with(ReconDecision decision) {
        String value = decision.value();
        return switch (decision.action()) {
            case TAKE ->
                    new Reviewed(Review.UNDER_REVIEW, decision.by(), labels, closing, booked);
            case ASSIGN -> new Reviewed(Review.UNDER_REVIEW, value, labels, closing, booked);
            case PEND -> new Reviewed(Review.PENDING, owner, labels, closing, booked);
            case COMMENT, SILENT_FROM, SILENT_UNTIL -> this;
            case LABEL -> new Reviewed(state, owner, with(value), closing, booked);
            case UNLABEL -> new Reviewed(state, owner, without(value), closing, booked);
            case ACCEPT ->
                    new Reviewed(
                            Review.RESOLVED,
                            owner,
                            labels,
                            closed("accepted by %s: %s", decision),
                            booked);
            case BOOK_FROM_DROP_COPY ->
                    new Reviewed(
                            Review.RESOLVED,
                            owner,
                            labels,
                            closed("booked from the drop copy by %s: %s", decision),
                            true);
            case FORCE_CLOSE ->
                    new Reviewed(
                            Review.FORCE_CLOSED,
                            owner,
                            labels,
                            closed("force-closed by %s: %s", decision),
                            booked);
            case REOPEN -> new Reviewed(Review.UNDER_REVIEW, owner, labels, null, false);
        };
    }

    private static Closing closed(String words, ReconDecision decision) {
        return new Closing(decision.at(), words.formatted(decision.by(), decision.reason()));
    }

    private Set<String> with(@Nullable String label) {
        Set<String> more = new TreeSet<>(labels);
        if (label != null) {
            more.add(label);
        }
        return more;
    }

    private Set<String> without(@Nullable String label) {
        Set<String> less = new TreeSet<>(labels);
        if (label != null) {
            less.remove(label);
        }
        return less;
    }
}
