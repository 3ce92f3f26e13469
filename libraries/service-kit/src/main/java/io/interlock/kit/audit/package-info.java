/**
 * Who changed what, why, and from what to what: recorded in the transaction of the change. Owns the
 * tables {@code audit_entry} (append-only by trigger) and {@code audit_head}. Each entry's hash
 * covers the one before it, so that an edit, a gap or a lost tail shows.
 */
@NullMarked
package io.interlock.kit.audit;

import org.jspecify.annotations.NullMarked;
