/** The contract checked against itself: schemas, records and codec say the same. */
@NullMarked
package io.interlock.events;

import org.jspecify.annotations.NullMarked;
