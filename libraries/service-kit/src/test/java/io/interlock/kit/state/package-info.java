@NullMarked
package io.interlock.kit.state;

import org.jspecify.annotations.NullMarked;
