/** This machine: child JVMs, free ports, and the CPU time of processes from /proc. */
@NullMarked
package io.interlock.benchmarks.machine;

import org.jspecify.annotations.NullMarked;
