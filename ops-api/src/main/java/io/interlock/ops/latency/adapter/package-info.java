/** Histograms in PostgreSQL and over REST. */
@NullMarked
package io.interlock.ops.latency.adapter;

import org.jspecify.annotations.NullMarked;
