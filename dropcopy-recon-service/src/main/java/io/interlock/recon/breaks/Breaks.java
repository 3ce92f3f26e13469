package io.interlock.recon.breaks;

import io.interlock.events.ReconBreak;
import io.interlock.events.ReconDecision;
import io.interlock.recon.breaks.Patience.Silence;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The breaks that are known, wherever they are kept. */
public interface Breaks {

    /**
     * Makes the evidence of these subjects the known one, and tells of what changed. Needs a
     * transaction.
     *
     * @param bySubject all breaks of each subject; what was known of it and is not among them never
     *     was one, and closes as a report that stood in the log too late
     */
    void learn(Map<String, Collection<Evidenced>> bySubject);

    /** Keeps what the service itself saw, for a replay. Needs a transaction. */
    void note(ReconDecision decision);

    /** When drop copies could not speak, by OMS, since {@code from}. */
    Map<String, List<Silence>> silences(Instant from);

    /** Reads what was decided before this database was there; before anything else is judged. */
    void recall();

    /** How many breaks of a type are open at an OMS. */
    record OpenCount(String oms, ReconBreak.Type type, ReconBreak.Severity severity, long count) {}

    /** Of every type and OMS with a break, ever; zero too. */
    List<OpenCount> open();
}
