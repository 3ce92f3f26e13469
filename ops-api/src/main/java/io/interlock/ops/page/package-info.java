/**
 * Lists in pages: a key of the last row is the cursor, so that rows which arrive meanwhile neither
 * repeat nor hide others.
 */
@NullMarked
package io.interlock.ops.page;

import org.jspecify.annotations.NullMarked;
