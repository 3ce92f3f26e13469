/**
 * What accounts hold, from fills, and what their decided orders may still make of it. Pure: {@code
 * KeptOrder} folds what is said about one order, {@code Averaging} sums fills to a position, {@code
 * Holdings} is what a decision may look at. Each unit of an order is in exactly one place: in the
 * position, in an open order, or in a decision that the positions do not tell of yet. Owns {@link
 * io.interlock.events.Topics#ACCOUNT_POSITIONS} and the tables {@code position_*}.
 */
@NullMarked
package io.interlock.routing.position;

import org.jspecify.annotations.NullMarked;
