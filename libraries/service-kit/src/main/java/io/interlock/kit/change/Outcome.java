package io.interlock.kit.change;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of a wish to change a document. */
public sealed interface Outcome {
    /**
     * It is so.
     *
     * @param document as it is now
     * @param number of the version that it was about
     * @param action for the audit, without the kind: {@code submitted}
     * @param act whose it was
     */
    record Changed(Document document, int number, String action, Act act) implements Outcome {
        public Version version() {
            return document.find(number).orElseThrow();
        }
    }

    /** There is no such document or version. */
    record Unknown(String text) implements Outcome {}

    /**
     * Its stage does not allow it.
     *
     * @param stage null where there is no version that it could be about
     */
    record Conflict(String text, @Nullable Stage stage) implements Outcome {}

    /** Somebody else changed it meanwhile. */
    record Stale(String text, int revision) implements Outcome {}

    /** Who wrote it may not approve it. */
    record OwnWork(String text) implements Outcome {}

    /** The body or the wish is wrong. */
    record Invalid(List<Finding> findings) implements Outcome {
        public Invalid {
            findings = List.copyOf(findings);
        }
    }
}
