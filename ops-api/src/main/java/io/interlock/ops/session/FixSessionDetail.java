package io.interlock.ops.session;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.interlock.events.FixIncident;
import io.interlock.events.FixSessionState;
import java.util.List;

/** A FIX session and what happened on it, newest first. */
record FixSessionDetail(@JsonUnwrapped FixSessionState session, List<FixIncident> incidents) {}
