package io.interlock.ops.session;

import java.time.Instant;

/** A time during which a session should be up. */
record SessionWindow(Instant from, Instant to) {}
