/**
 * The way to one OMS: one dispatcher for each link, routed decisions in, numbered messages out;
 * outcome, session, MsgSeqNum and position in one commit, after a last look at gates and age
 * ({@link io.interlock.gateway.link.SendCheck}, pure). What is in flight stays where it went.
 */
@NullMarked
package io.interlock.gateway.link;

import org.jspecify.annotations.NullMarked;
