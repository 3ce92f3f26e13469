/** The console's static files from its jar, under {@code /console}. */
@NullMarked
package io.interlock.ops.console;

import org.jspecify.annotations.NullMarked;
