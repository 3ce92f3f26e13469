/** Tests. */
@NullMarked
package io.interlock.benchmarks.report;

import org.jspecify.annotations.NullMarked;
