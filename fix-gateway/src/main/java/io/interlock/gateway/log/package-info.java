/**
 * Reading the log under our own positions: they are committed in the database together with what
 * was done, never to Kafka. Owns table {@code consumer_position}.
 */
@NullMarked
package io.interlock.gateway.log;

import org.jspecify.annotations.NullMarked;
