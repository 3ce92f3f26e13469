package io.interlock.kit.audit;

import java.util.Optional;

/** What a service keeps outside the audit log, and what the log tells too. */
public interface AuditWitness {
    /** The number of the first entry that is not what is kept; empty where all agree. */
    Optional<Long> firstContradicted();
}
