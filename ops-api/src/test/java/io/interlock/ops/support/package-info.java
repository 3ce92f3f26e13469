@NullMarked
package io.interlock.ops.support;

import org.jspecify.annotations.NullMarked;
