/** The pure parts of the feature. */
@NullMarked
package io.interlock.ops.stream;

import org.jspecify.annotations.NullMarked;
