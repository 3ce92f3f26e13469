/** Proofs of the test kit itself. */
@NullMarked
package io.interlock.testkit;

import org.jspecify.annotations.NullMarked;
