/**
 * The gateway against peers that mean harm or have gone mad: silence, slow bytes, absurd lengths,
 * floods, storms, and mutations of valid messages. Always beside a session that trades meanwhile.
 */
@NullMarked
package io.interlock.gateway.hostile;

import org.jspecify.annotations.NullMarked;
