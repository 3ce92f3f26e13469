/** Tests. */
@NullMarked
package io.interlock.benchmarks;

import org.jspecify.annotations.NullMarked;
