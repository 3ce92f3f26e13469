@NullMarked
package io.interlock.gateway.absence;

import org.jspecify.annotations.NullMarked;
