@NullMarked
package io.interlock.routing.position;

import org.jspecify.annotations.NullMarked;
