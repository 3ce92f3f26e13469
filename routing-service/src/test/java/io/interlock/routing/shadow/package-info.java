/** Tests of shadows. */
@NullMarked
package io.interlock.routing.shadow;

import org.jspecify.annotations.NullMarked;
