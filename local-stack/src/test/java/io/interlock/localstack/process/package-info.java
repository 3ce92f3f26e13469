/** Proofs of the local stack. */
@NullMarked
package io.interlock.localstack.process;

import org.jspecify.annotations.NullMarked;
