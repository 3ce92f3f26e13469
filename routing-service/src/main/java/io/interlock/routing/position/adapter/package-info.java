/**
 * The instance on duty reads decisions and answers, books them in PostgreSQL together with how far
 * it read, and publishes {@code accounts.positions.v1}. It publishes only what is caught up: a
 * topic that nobody vouches for is stale, and policies that ask for positions reject.
 */
@NullMarked
package io.interlock.routing.position.adapter;

import org.jspecify.annotations.NullMarked;
