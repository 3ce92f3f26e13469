@NullMarked
package io.interlock.ops.reject;

import org.jspecify.annotations.NullMarked;
