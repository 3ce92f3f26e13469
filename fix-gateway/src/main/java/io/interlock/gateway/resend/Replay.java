package io.interlock.gateway.resend;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far the answer to a ResendRequest is, and what was asked meanwhile. Numbers that are not sent
 * again (admin messages, orders too old) are told of by one SequenceReset-GapFill, before the next
 * message or at the end.
 */
final class Replay {
    private long begin;
    private long end;
    private long next;
    private long untold;
    private @Nullable Numbers again;

    /** Numbers, both inclusive. */
    record Numbers(long begin, long end) {}

    Replay(Numbers asked) {
        from(asked);
    }

    private void from(Numbers asked) {
        begin = asked.begin();
        end = asked.end();
        next = begin;
        untold = begin;
    }

    /**
     * The peer asks while it is being answered. What is still to come, or the very same before all
     * of it was sent, costs nothing. What has passed may have been lost at its side: it comes again
     * once this is over, and of several such requests the newest tells what it lacks.
     */
    void asked(Numbers numbers) {
        boolean sameAgain = numbers.begin() == begin && next <= end;
        if (numbers.begin() >= next || sameAgain) {
            end = Math.max(end, numbers.end());
        } else {
            again = numbers;
        }
    }

    /** What is still to be looked at; empty range where nothing is. */
    Numbers left() {
        return new Numbers(next, end);
    }

    /**
     * The message {@code seq} is to be sent now.
     *
     * @return the numbers before it that a GapFill has to tell of first
     */
    Optional<Numbers> sending(long seq) {
        Optional<Numbers> gap =
                untold < seq ? Optional.of(new Numbers(untold, seq - 1)) : Optional.empty();
        untold = seq;
        return gap;
    }

    /** The message {@code seq} was sent. */
    void sent(long seq) {
        next = seq + 1;
        untold = next;
    }

    /** The message {@code seq} is not sent again. */
    void skipped(long seq) {
        next = seq + 1;
    }

    /**
     * No message is left in the range.
     *
     * @return the numbers at its end that a GapFill has to tell of
     */
    Optional<Numbers> ending() {
        Optional<Numbers> gap =
                untold <= end ? Optional.of(new Numbers(untold, end)) : Optional.empty();
        next = end + 1;
        untold = next;
        return gap;
    }

    /** Goes on with what was asked meanwhile; false where that is nothing. */
    boolean goesOn() {
        Numbers numbers = again;
        if (numbers == null) {
            return next <= end;
        }
        again = null;
        from(numbers);
        return true;
    }
}
