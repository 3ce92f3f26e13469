/**
 * The parties around the platform, simulated on real protocols in one process: OMSs, trading front
 * ends, the CRM. Kept and tested like the platform itself, since everything is proven with them.
 */
@NullMarked
package io.interlock.simulators;

import org.jspecify.annotations.NullMarked;
