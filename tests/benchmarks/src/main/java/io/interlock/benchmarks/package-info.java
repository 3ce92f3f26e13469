/**
 * The yardstick: Interlock's order path beside a naive pipeline without safety, in one run on one
 * machine, alternating, under the same open-loop load and against the same OMS stand-in. {@link
 * io.interlock.benchmarks.BenchApplication} is the command; its {@code role-} subcommands are the
 * processes it starts. Figures are medians over the rounds, with lowest and highest.
 */
@NullMarked
package io.interlock.benchmarks;

import org.jspecify.annotations.NullMarked;
