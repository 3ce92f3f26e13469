/**
 * One decision of routing-service, measured by JMH: the pure function over a scene of symbols,
 * accounts, policies and orders ({@code Scene}), beside the same policies asked one after the other
 * ({@code ChainJudge}) and by a rules engine ({@code EasyRulesJudge}). Each case runs in a JVM of
 * its own.
 */
@NullMarked
package io.interlock.benchmarks.decisions;

import org.jspecify.annotations.NullMarked;
