/** FIX text is read whatever it is, and never changed. */
@NullMarked
package io.interlock.fix;

import org.jspecify.annotations.NullMarked;
