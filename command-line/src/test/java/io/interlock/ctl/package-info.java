/** Commands against a real HTTP server. */
@NullMarked
package io.interlock.ctl;

import org.jspecify.annotations.NullMarked;
