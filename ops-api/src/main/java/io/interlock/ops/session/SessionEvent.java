package io.interlock.ops.session;

import io.interlock.events.FixIncident;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened on a session, or that somebody did to it.
 *
 * @param kind of an incident its kind, for example {@code LOGON}; else the action, for example
 *     {@code session.stopped}
 * @param actor who did it; absent for incidents
 */
record SessionEvent(
        String id,
        Instant at,
        String kind,
        String text,
        FixIncident.Severity severity,
        @Nullable String actor) {}
