@NullMarked
package io.interlock.gateway.resend;

import org.jspecify.annotations.NullMarked;
