/** The REST edge from outside, on real PostgreSQL and Kafka, and its pure parts. */
@NullMarked
package io.interlock.ops;

import org.jspecify.annotations.NullMarked;
