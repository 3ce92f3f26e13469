/** Tests of the service as a whole. */
@NullMarked
package io.interlock.recon;

import org.jspecify.annotations.NullMarked;
