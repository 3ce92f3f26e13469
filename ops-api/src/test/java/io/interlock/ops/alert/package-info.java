/** What rules find in facts, and what becomes of it. */
@NullMarked
package io.interlock.ops.alert;

import org.jspecify.annotations.NullMarked;
