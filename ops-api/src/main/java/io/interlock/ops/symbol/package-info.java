/**
 * Symbols and kill switches as symbol-cms-service publishes them; engaging and releasing is relayed
 * to it with the caller's token.
 */
@NullMarked
package io.interlock.ops.symbol;

import org.jspecify.annotations.NullMarked;
