/** Proofs of the local stack. */
@NullMarked
package io.interlock.localstack.identity;

import org.jspecify.annotations.NullMarked;
