/**
 * Reads both streams on one thread, database first and offsets after, stores what is not matched
 * yet, publishes breaks through the outbox and serves them over REST. One transaction at a time
 * works on pairs, whatever the number of instances: the streams are not partitioned alike, so both
 * sides of a trade may come to different instances.
 */
@NullMarked
package io.interlock.recon.matching.adapter;

import org.jspecify.annotations.NullMarked;
