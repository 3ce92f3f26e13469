/** Links with OMSs, and orders that nobody can be sure of: both are fix-gateway's. */
@NullMarked
package io.interlock.ops.link;

import org.jspecify.annotations.NullMarked;
