@NullMarked
package io.interlock.routing.control;

import org.jspecify.annotations.NullMarked;
