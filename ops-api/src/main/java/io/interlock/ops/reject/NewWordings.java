package io.interlock.ops.reject;

import java.time.Instant;
import java.util.List;

/** Wordings of rejects that nobody has seen before. */
public interface NewWordings {

    /**
     * One of them.
     *
     * @param text with placeholders
     * @param accounts distinct accounts that it has hit
     * @param count rejects so far
     */
    record NewWording(
            String text, RejectClass rejectClass, Instant firstSeen, long accounts, long count) {}

    /** First seen at or after {@code since}, on more than {@code accounts} accounts. */
    List<NewWording> since(Instant since, int accounts);
}
