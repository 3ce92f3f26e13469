/**
 * Prices out of thin air but repeatable: a function of symbol and time, so that the OMS simulator
 * and the trader simulator see the same market without talking to each other.
 */
@NullMarked
package io.interlock.simulators.market;

import org.jspecify.annotations.NullMarked;
