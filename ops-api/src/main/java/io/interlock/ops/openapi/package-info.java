/**
 * How the API describes itself: decimals and identifiers as strings, required fields from the
 * records' nullness.
 */
@NullMarked
package io.interlock.ops.openapi;

import org.jspecify.annotations.NullMarked;
