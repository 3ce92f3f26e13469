/** Health of venues with parts. */
@NullMarked
package io.interlock.routing.venue.adapter;

import org.jspecify.annotations.NullMarked;
