/** The pure parts of the feature. */
@NullMarked
package io.interlock.ops.status;

import org.jspecify.annotations.NullMarked;
