@NullMarked
package io.interlock.gateway.entry;

import org.jspecify.annotations.NullMarked;
