/** What {@code ./interlock} offers: up, down, status, logs, token, order, bench. */
@NullMarked
package io.interlock.localstack.command;

import org.jspecify.annotations.NullMarked;
