@NullMarked
package io.interlock.gateway.session;

import org.jspecify.annotations.NullMarked;
