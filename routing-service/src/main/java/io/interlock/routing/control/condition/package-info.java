/**
 * Conditions of policies, pure: CEL over what an order says ({@code Variable}), typed and compiled
 * once ({@code Conditions}), asked many times ({@code Condition}). What is not bounded in cost or
 * not about an order is refused when a condition is saved, with its line and column.
 */
@NullMarked
package io.interlock.routing.control.condition;

import org.jspecify.annotations.NullMarked;
