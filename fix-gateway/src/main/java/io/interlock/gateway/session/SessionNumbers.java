package io.interlock.gateway.session;

import io.interlock.events.FixSessionState.Figures;
import org.jspecify.annotations.Nullable;

/** What has been counted and timed on a session, renewed every few seconds. */
@FunctionalInterface
public interface SessionNumbers {
    @Nullable Figures of(String session);
}
