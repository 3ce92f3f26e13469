/**
 * Policies over REST, in the database by change control, and on their topic. Of several instances
 * one publishes: the one that holds a lock in the database on a connection of its own. The others'
 * changes reach it by NOTIFY, some milliseconds after their commit.
 */
@NullMarked
package io.interlock.routing.policy.adapter;

import org.jspecify.annotations.NullMarked;
