package io.interlock.recon.matching;

import io.interlock.events.ReconBreak;

/** What two sides make of one trade. */
public sealed interface Verdict {

    /** Both told the same. */
    record Matched() implements Verdict {}

    /** One told; the other may still come. */
    record Pending(Feed missing) implements Verdict {}

    /** They differ, or one is overdue. */
    record Broken(ReconBreak.Type type, String explanation) implements Verdict {}
}
