/** A side of the comparison as the load sees it, and the processes that both sides share. */
@NullMarked
package io.interlock.benchmarks.pipeline;

import org.jspecify.annotations.NullMarked;
