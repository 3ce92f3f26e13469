/**
 * What a draft of a policy would have done, pure: orders that were decided are decided again twice,
 * by the policies in force and with the draft among them, and what differs is counted ({@code
 * Impact}). Both times by the symbols and accounts of today, so that nothing but the draft makes a
 * difference. Touches nothing that is live.
 */
@NullMarked
package io.interlock.routing.simulation;

import org.jspecify.annotations.NullMarked;
