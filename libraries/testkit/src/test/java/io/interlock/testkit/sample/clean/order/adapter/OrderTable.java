package io.interlock.testkit.sample.clean.order.adapter;

import io.interlock.testkit.sample.clean.order.Order;
import java.sql.Connection;

public record OrderTable(Connection connection, Order last) {}
