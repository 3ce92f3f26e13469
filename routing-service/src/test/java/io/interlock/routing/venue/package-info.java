/** Health of venues. */
@NullMarked
package io.interlock.routing.venue;

import org.jspecify.annotations.NullMarked;
