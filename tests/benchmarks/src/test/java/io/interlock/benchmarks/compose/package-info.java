/**
 * No engine builds or runs the containers in the tests; what is written is held against the code.
 */
@NullMarked
package io.interlock.benchmarks.compose;

import org.jspecify.annotations.NullMarked;
