/**
 * Reference prices, which price collars compare orders with: the newest of each source and how far
 * they moved ({@code PriceBook}), pure. Whoever has prices writes them to {@code
 * marketdata.references.v1}; every instance reads all of them into a bounded memory.
 */
@NullMarked
package io.interlock.routing.reference;

import org.jspecify.annotations.NullMarked;
