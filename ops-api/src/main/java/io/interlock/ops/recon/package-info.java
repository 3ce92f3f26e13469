/**
 * Breaks between the platform's executions and the drop copies (table {@code recon_break}), and the
 * proof that reconciliation reports.
 */
@NullMarked
package io.interlock.ops.recon;

import org.jspecify.annotations.NullMarked;
