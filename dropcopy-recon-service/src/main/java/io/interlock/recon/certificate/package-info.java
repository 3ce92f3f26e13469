/**
 * What a day at an OMS came to, and who has signed for it: totals of both sides, breaks, the share
 * that is proven and what is not.
 *
 * <p>Invariants: the same evidence gives the same text and hash; one signs the text that one has
 * seen; what is signed never changes, and says what came afterwards. Owns the table {@code
 * recon_certificate}.
 */
@NullMarked
package io.interlock.recon.certificate;

import org.jspecify.annotations.NullMarked;
