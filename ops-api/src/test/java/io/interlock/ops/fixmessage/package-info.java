/** The pure parts of the feature. */
@NullMarked
package io.interlock.ops.fixmessage;

import org.jspecify.annotations.NullMarked;
