@NullMarked
package io.interlock.routing.reference;

import org.jspecify.annotations.NullMarked;
