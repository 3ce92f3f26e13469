/**
 * The link to one OMS: which of its sessions carries new orders. What is in flight stays where it
 * went.
 */
@NullMarked
package io.interlock.gateway.link;

import org.jspecify.annotations.NullMarked;
