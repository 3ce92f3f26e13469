/**
 * The OMS stand-in: as little OMS as can be, the same for every pipeline that is measured. It fills
 * each order at once and says in Text(58) when the order came in, so that the way there and the way
 * back can be told apart.
 */
@NullMarked
package io.interlock.benchmarks.oms;

import org.jspecify.annotations.NullMarked;
