package io.interlock.simulators.oms.book;

import io.interlock.simulators.wire.FixMessage;
import org.jspecify.annotations.Nullable;

/**
 * An action on one order whose time has come. {@code request} is the cancel or replace request that
 * it answers. An {@code insisted} fill happens even to an order that is no longer open.
 */
public record Step(String orderId, Action action, @Nullable FixMessage request, boolean insisted) {}
