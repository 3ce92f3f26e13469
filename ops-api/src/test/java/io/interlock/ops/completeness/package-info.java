@NullMarked
package io.interlock.ops.completeness;

import org.jspecify.annotations.NullMarked;
