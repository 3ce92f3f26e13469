/**
 * Why one account cannot trade, in plain words: from its state, the kill switches, the symbols, the
 * links with the OMSs and its newest rejects. Reads other features' tables; owns nothing.
 */
@NullMarked
package io.interlock.ops.support;

import org.jspecify.annotations.NullMarked;
