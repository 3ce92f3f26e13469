@NullMarked
package io.interlock.routing.misprice.adapter;

import org.jspecify.annotations.NullMarked;
