/**
 * What one instance does for all: it holds a lock in the database. Each channel has a duty of its
 * own, and they may lie on different instances.
 */
@NullMarked
package io.interlock.routing.duty;

import org.jspecify.annotations.NullMarked;
