/**
 * Child JVMs: unpacked once with a start-up cache, started in a session of their own, watched,
 * started again after a crash, and found again by pid file when a killed launcher left them behind.
 */
@NullMarked
package io.interlock.localstack.process;

import org.jspecify.annotations.NullMarked;
