/**
 * What accounts hold, as routing-service publishes it (state topic {@code accounts.positions.v1},
 * held in memory). Old positions are shown with their age; they keep nobody from being ready.
 */
@NullMarked
package io.interlock.ops.position;

import org.jspecify.annotations.NullMarked;
