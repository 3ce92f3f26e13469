/**
 * What a simulator saw and did, kept by itself so that tests can compare it with what the platform
 * claims: JSON lines, appended in order, forced to disk in groups by one writer thread.
 */
@NullMarked
package io.interlock.simulators.journal;

import org.jspecify.annotations.NullMarked;
