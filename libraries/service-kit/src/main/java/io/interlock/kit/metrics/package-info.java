/** Metrics as Prometheus wants them, also those that libraries bring. */
@NullMarked
package io.interlock.kit.metrics;

import org.jspecify.annotations.NullMarked;
