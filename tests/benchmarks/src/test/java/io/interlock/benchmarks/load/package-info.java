/** Tests. */
@NullMarked
package io.interlock.benchmarks.load;

import org.jspecify.annotations.NullMarked;
