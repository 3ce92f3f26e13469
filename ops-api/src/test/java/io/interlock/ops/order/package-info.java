/** The pure parts of the feature. */
@NullMarked
package io.interlock.ops.order;

import org.jspecify.annotations.NullMarked;
