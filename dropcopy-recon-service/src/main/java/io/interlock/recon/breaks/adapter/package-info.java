/** Breaks in PostgreSQL, on Kafka and over REST, and what people decide about them. */
@NullMarked
package io.interlock.recon.breaks.adapter;

import org.jspecify.annotations.NullMarked;
