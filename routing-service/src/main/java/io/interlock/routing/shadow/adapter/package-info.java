/** Runs shadows on a thread beside the command loop, and tells of them over REST. */
@NullMarked
package io.interlock.routing.shadow.adapter;

import org.jspecify.annotations.NullMarked;
