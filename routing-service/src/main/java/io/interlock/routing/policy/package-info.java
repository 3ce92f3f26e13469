/**
 * The controls over orders as documents: drafted, approved and put in force by change control, then
 * published. Owns the database {@code interlock_routing} and {@link
 * io.interlock.events.Topics#ROUTING_POLICIES}. {@link io.interlock.routing.policy.PolicyCheck}
 * says what is wrong with one before anybody is asked to approve it. What a policy does to an order
 * is the decision's.
 */
@NullMarked
package io.interlock.routing.policy;

import org.jspecify.annotations.NullMarked;
