/** A source of prices over FIX: answers MarketDataRequests and tells what changes. */
@NullMarked
package io.interlock.simulators.price;

import org.jspecify.annotations.NullMarked;
