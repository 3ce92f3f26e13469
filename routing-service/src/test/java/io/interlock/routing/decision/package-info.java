/** Decisions as tables of cases: pure, in milliseconds. */
@NullMarked
package io.interlock.routing.decision;

import org.jspecify.annotations.NullMarked;
