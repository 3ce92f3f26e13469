package io.interlock.testkit.sample.clean.order;

public record Order(String id) {}
