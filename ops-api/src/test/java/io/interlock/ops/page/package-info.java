/** The pure parts of the feature. */
@NullMarked
package io.interlock.ops.page;

import org.jspecify.annotations.NullMarked;
