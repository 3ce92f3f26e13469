/**
 * The yardstick: Interlock beside its peers, in one run on one machine, alternating, under the same
 * open-loop load. {@link io.interlock.benchmarks.BenchApplication} is the command; each benchmark
 * is a pair of a command (options) and a runner (what happens); the {@code role-} subcommands are
 * the processes they start. Figures are medians over the rounds, with lowest and highest.
 */
@NullMarked
package io.interlock.benchmarks;

import org.jspecify.annotations.NullMarked;
