@NullMarked
package io.interlock.routing.control.condition;

import org.jspecify.annotations.NullMarked;
