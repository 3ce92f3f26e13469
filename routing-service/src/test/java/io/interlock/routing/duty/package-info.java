/** Who is on duty. */
@NullMarked
package io.interlock.routing.duty;

import org.jspecify.annotations.NullMarked;
