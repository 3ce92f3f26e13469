/** Which OMS an order goes to: by the bucket of its symbol, first match in the declared order. */
@NullMarked
package io.interlock.routing.route;

import org.jspecify.annotations.NullMarked;
