/**
 * What an OMS does with an order, as values: messages and steps in, reports and later steps out.
 * The book owns orders, trades and identifiers; it has no clock, no timers and no sessions. One
 * book is shared by the primary and the secondary order session.
 */
@NullMarked
package io.interlock.simulators.oms.book;

import org.jspecify.annotations.NullMarked;
