/** The topic of reference prices, read into memory from a few minutes ago. */
@NullMarked
package io.interlock.routing.reference.adapter;

import org.jspecify.annotations.NullMarked;
