/**
 * Two sides in, sealed verdicts out. A trade, bust or correction is one fact that both the order
 * session and the drop copy tell, named by OMS and ExecID(17); it is matched when they agree,
 * pending while one side may still come, and broken otherwise.
 *
 * <p>Invariants: the sequence in which reports come does not change the verdict; a report told
 * again changes nothing; a one-sided fact breaks only when the other stream has been read past it
 * by the grace period, so that lag is never taken for a difference; a break closes by itself when
 * the sides agree. Owns the tables of the {@code interlock_recon} database and the topic {@code
 * recon.breaks.v1}.
 */
@NullMarked
package io.interlock.recon.matching;

import org.jspecify.annotations.NullMarked;
