@NullMarked
package io.interlock.routing.misprice;

import org.jspecify.annotations.NullMarked;
