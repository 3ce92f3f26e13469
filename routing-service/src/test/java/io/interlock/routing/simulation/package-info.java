@NullMarked
package io.interlock.routing.simulation;

import org.jspecify.annotations.NullMarked;
