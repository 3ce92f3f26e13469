package io.interlock.ops.order;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/** An order and everything that happened to it, oldest first. */
public record OrderDetail(@JsonUnwrapped OrderItem order, List<TimelineEntry> timeline) {}
