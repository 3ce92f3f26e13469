@NullMarked
package io.interlock.routing.policy;

import org.jspecify.annotations.NullMarked;
