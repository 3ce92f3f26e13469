/**
 * Views that people keep: a page of the console with its filters, for oneself or for all. Owns
 * table {@code saved_view}, which is no read model: a rebuild leaves it alone.
 */
@NullMarked
package io.interlock.ops.view;

import org.jspecify.annotations.NullMarked;
