package io.interlock.testkit.sample.muddled.risk;

import io.interlock.testkit.sample.muddled.order.adapter.OrderTable;

public record Risk(OrderTable table) {}
