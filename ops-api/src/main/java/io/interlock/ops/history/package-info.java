/**
 * How far back the read models go: a partition of each high-rate table for every day, made when the
 * day's first fact comes, dropped whole when it is older than the days to keep or when all of them
 * take more disk than they may. Orders that are still open stay, in the default partitions. Also
 * empties everything to be filled anew from Kafka. Owns the partitions and table {@code rebuild}.
 */
@NullMarked
package io.interlock.ops.history;

import org.jspecify.annotations.NullMarked;
