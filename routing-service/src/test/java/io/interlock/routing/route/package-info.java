/** Routes. */
@NullMarked
package io.interlock.routing.route;

import org.jspecify.annotations.NullMarked;
