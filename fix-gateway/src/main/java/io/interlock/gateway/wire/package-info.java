/** The body on the wire is the body that was written: byte for byte, live and on resend. */
@NullMarked
package io.interlock.gateway.wire;

import org.jspecify.annotations.NullMarked;
