/**
 * Orders that were sent on a session that went away before anyone answered: in doubt, a state that
 * people see. They are asked for (OrderStatusRequest), learnt of by drop copy, or settled by a
 * person with a reason; never sent again blindly, never moved to another session. Owns table {@code
 * order_in_doubt}.
 */
@NullMarked
package io.interlock.gateway.doubt;

import org.jspecify.annotations.NullMarked;
