/**
 * Change control: documents of any {@link io.interlock.kit.change.Kind} whose versions are drafted,
 * submitted, approved by another person where four eyes is on, applied now or later, for good or
 * until a time, ended and reverted. {@link io.interlock.kit.change.Stage} and {@link
 * io.interlock.kit.change.Document} are pure and say what is legal; {@link
 * io.interlock.kit.change.ChangeControl} makes each move in one transaction with its audit entry.
 * Owns the tables {@code change_*}. At most one version of a document is in force, and what was in
 * force when is never rewritten.
 */
@NullMarked
package io.interlock.kit.change;

import org.jspecify.annotations.NullMarked;
