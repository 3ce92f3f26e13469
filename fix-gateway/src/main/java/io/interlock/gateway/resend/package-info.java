/**
 * Large resends: a ResendRequest (35=2) over many numbers is answered from the database page by
 * page, beside the live flow, and never stands in memory as a whole. One at a time per session, one
 * page at a time for all of them, and the next only when the peer has read the one before. Small
 * requests are the engine's own. Owns no tables; reads {@code fix_out}.
 */
@NullMarked
package io.interlock.gateway.resend;

import org.jspecify.annotations.NullMarked;
