/**
 * Orders as operations see them: {@link io.interlock.ops.order.OrderProjection} folds all facts
 * about one order, whatever topic they came by and in whatever order they were read, into one item
 * and a timeline. Pure; tables {@code order_event}, {@code orders}, {@code order_name}, {@code
 * order_reject} belong to its adapter.
 */
@NullMarked
package io.interlock.ops.order;

import org.jspecify.annotations.NullMarked;
