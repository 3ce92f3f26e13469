package io.interlock.ops.policy;

import java.util.List;

/** routing-service's list. */
record PolicyRows(List<PolicyRow> items) {}
