/** Tests without a platform. */
@NullMarked
package io.interlock.recon.proof;

import org.jspecify.annotations.NullMarked;
