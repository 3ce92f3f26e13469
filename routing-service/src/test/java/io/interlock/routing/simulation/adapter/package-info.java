@NullMarked
package io.interlock.routing.simulation.adapter;

import org.jspecify.annotations.NullMarked;
