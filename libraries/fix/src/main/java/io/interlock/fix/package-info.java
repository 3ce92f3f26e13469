/**
 * FIX text to and from the domain: the one place that names tags. {@link
 * io.interlock.fix.FixMessage} is a read-only view over the exact text; nothing here re-orders,
 * re-formats or drops a field. {@link io.interlock.fix.OrderMessages} and {@link
 * io.interlock.fix.ReportMessages} read orders and reports, {@link io.interlock.fix.Rejects} writes
 * the platform's own answers. No sessions, no I/O.
 */
@NullMarked
package io.interlock.fix;

import org.jspecify.annotations.NullMarked;
