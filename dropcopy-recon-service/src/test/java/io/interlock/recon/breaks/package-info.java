/** Tests without a platform. */
@NullMarked
package io.interlock.recon.breaks;

import org.jspecify.annotations.NullMarked;
