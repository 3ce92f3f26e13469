/** QuickFIX/J with one configuration, for the naive pipeline and for the OMS stand-in. */
@NullMarked
package io.interlock.benchmarks.engine;

import org.jspecify.annotations.NullMarked;
