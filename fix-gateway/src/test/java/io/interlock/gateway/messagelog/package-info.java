@NullMarked
package io.interlock.gateway.messagelog;

import org.jspecify.annotations.NullMarked;
