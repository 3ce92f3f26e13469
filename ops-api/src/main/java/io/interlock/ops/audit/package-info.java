/** Who changed what, why and when, of all services (table {@code audit_entry}, append-only). */
@NullMarked
package io.interlock.ops.audit;

import org.jspecify.annotations.NullMarked;
