/**
 * The field's words as types. Pure: no clock, no I/O, no framework. {@link
 * io.interlock.domain.Order} is the order state machine after FIX's order state change matrices;
 * gateway, reconciliation and ops-api share it. Decimals keep no scale: {@code 100.000} equals
 * {@code 100}.
 */
@NullMarked
package io.interlock.domain;

import org.jspecify.annotations.NullMarked;
