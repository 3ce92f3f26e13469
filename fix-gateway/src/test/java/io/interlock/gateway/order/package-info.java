@NullMarked
package io.interlock.gateway.order;

import org.jspecify.annotations.NullMarked;
