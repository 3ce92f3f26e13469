/** Tests. */
@NullMarked
package io.interlock.benchmarks.decisions;

import org.jspecify.annotations.NullMarked;
