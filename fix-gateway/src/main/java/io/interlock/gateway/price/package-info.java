/**
 * Prices from sources that speak FIX: after each Logon of a session of kind {@code MARKET_DATA} its
 * symbols are asked for (35=V), W and X are read into the newest bid, offer and trade of each
 * ({@code PriceFeed}, pure), and the reference price goes to {@code marketdata.references.v1}, with
 * the session as its source. Prices are no orders: nothing is stored, the newest counts ({@code
 * Pace}), and a thread of its own talks to Kafka.
 */
@NullMarked
package io.interlock.gateway.price;

import org.jspecify.annotations.NullMarked;
