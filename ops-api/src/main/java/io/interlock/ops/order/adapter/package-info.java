/**
 * Orders in PostgreSQL and over REST. A batch of events is stored by event id first; then every
 * order it touches is projected again from all its stored events, so repeats and late arrivals end
 * alike.
 */
@NullMarked
package io.interlock.ops.order.adapter;

import org.jspecify.annotations.NullMarked;
