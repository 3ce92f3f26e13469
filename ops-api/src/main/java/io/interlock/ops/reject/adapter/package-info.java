/** Clusters in PostgreSQL and over REST. */
@NullMarked
package io.interlock.ops.reject.adapter;

import org.jspecify.annotations.NullMarked;
