@NullMarked
package io.interlock.gateway.retention;

import org.jspecify.annotations.NullMarked;
