package io.interlock.ops.policy;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;

/** routing-service's list. */
@JsonIgnoreProperties(ignoreUnknown = true)
record PolicyRows(List<PolicyRow> items) {}
