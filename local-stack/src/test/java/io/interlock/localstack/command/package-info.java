/** Proofs of the local stack. */
@NullMarked
package io.interlock.localstack.command;

import org.jspecify.annotations.NullMarked;
