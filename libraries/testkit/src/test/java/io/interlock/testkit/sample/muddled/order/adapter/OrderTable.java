package io.interlock.testkit.sample.muddled.order.adapter;

public record OrderTable(String name) {}
