/**
 * What may be traded where, in what sizes and when. Owns the table {@code symbol} and {@link
 * io.interlock.events.Topics#SYMBOLS}; YAML seeds an empty database, after that the database is the
 * truth. Every listing belongs to one environment and is named by {@code env:symbol}.
 */
@NullMarked
package io.interlock.symbols.catalogue;

import org.jspecify.annotations.NullMarked;
