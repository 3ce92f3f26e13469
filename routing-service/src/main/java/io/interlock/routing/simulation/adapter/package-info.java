/** Reads past decisions from Kafka, plays drafts over them in the background, and tells of it. */
@NullMarked
package io.interlock.routing.simulation.adapter;

import org.jspecify.annotations.NullMarked;
