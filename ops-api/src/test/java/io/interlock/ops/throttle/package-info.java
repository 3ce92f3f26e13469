@NullMarked
package io.interlock.ops.throttle;

import org.jspecify.annotations.NullMarked;
