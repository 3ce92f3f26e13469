@NullMarked
package io.interlock.gateway.price;

import org.jspecify.annotations.NullMarked;
