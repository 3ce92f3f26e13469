@NullMarked
package io.interlock.routing.position.adapter;

import org.jspecify.annotations.NullMarked;
