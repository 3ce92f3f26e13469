/** Counts in PostgreSQL and over REST. */
@NullMarked
package io.interlock.ops.completeness.adapter;

import org.jspecify.annotations.NullMarked;
