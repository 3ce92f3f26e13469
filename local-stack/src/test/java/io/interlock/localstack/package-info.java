/** Proofs of the local stack. */
@NullMarked
package io.interlock.localstack;

import org.jspecify.annotations.NullMarked;
