/** A page for people per kind of error: where {@code type} of a problem leads. */
@NullMarked
package io.interlock.ops.problempage;

import org.jspecify.annotations.NullMarked;
