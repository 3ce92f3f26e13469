/**
 * Errors as RFC 9457 problem details with a stable {@code code}, a {@code traceId} and, for bad
 * input, {@code errors[]} that name the field and the value.
 */
@NullMarked
package io.interlock.kit.problem;

import org.jspecify.annotations.NullMarked;
