@NullMarked
package io.interlock.gateway.engine;

import org.jspecify.annotations.NullMarked;
