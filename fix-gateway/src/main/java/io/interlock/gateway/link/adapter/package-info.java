/**
 * One dispatcher for each OMS link: routed decisions in, numbered messages out; outcome, session,
 * MsgSeqNum and position in one commit. Owns {@code order_outcome} and {@code order_chain}.
 */
@NullMarked
package io.interlock.gateway.link.adapter;

import org.jspecify.annotations.NullMarked;
