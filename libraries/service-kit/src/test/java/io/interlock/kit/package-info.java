@NullMarked
package io.interlock.kit;

import org.jspecify.annotations.NullMarked;
