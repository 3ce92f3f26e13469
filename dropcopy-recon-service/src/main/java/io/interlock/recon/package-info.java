/**
 * Proves the platform's trades by each OMS's drop copy. {@link io.interlock.recon.matching}
 * decides; its adapter reads both streams, keeps what is not matched yet and publishes the breaks.
 */
@NullMarked
package io.interlock.recon;

import org.jspecify.annotations.NullMarked;
