/** Proofs of the local stack. */
@NullMarked
package io.interlock.localstack.plan;

import org.jspecify.annotations.NullMarked;
