@NullMarked
package io.interlock.kit.change;

import org.jspecify.annotations.NullMarked;
