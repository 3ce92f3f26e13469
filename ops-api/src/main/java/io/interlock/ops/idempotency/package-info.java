/**
 * Idempotency-Key: a POST that is sent again takes effect once and gets the first answer again, for
 * 24 hours (table {@code idempotent_request}). The answer is kept in the transaction of the change
 * where the change is made here; where another service makes it, the claim is kept before the
 * request goes there and the answer when it has come back. Only what succeeded is kept: after an
 * error the same key may be tried again.
 */
@NullMarked
package io.interlock.ops.idempotency;

import org.jspecify.annotations.NullMarked;
