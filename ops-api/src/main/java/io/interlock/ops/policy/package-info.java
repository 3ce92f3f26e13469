/**
 * Policies and interventions: all of it is routing-service's, which also judges what a caller may
 * see and change of it. Documents go through as they were written.
 */
@NullMarked
package io.interlock.ops.policy;

import org.jspecify.annotations.NullMarked;
