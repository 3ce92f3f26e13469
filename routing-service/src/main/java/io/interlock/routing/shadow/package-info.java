/**
 * A draft beside the policies in force, on live orders: what it would do otherwise is counted with
 * samples ({@code Impact}), and nothing is done. Orders are decided a second time on a thread of
 * its own, and only those that the draft, or the version in force of the same policy, is about. An
 * instance looks at the orders that it decides.
 */
@NullMarked
package io.interlock.routing.shadow;

import org.jspecify.annotations.NullMarked;
