package io.interlock.ops.stream;

import io.interlock.domain.Environment;
import io.interlock.events.FixSessionState;
import io.interlock.events.KillSwitch;
import io.interlock.events.ReconBreak;
import org.jspecify.annotations.Nullable;

/**
 * Something that watchers want to know. A newer change of the same type and key makes an older one
 * worthless.
 *
 * @param type the event's name on the stream
 * @param body what is sent as JSON
 * @param environment null where it concerns all
 */
public record Change(String type, String key, Object body, @Nullable Environment environment) {
    public static final String STATUS = "status";
    public static final String ORDER = "order";
    public static final String SESSION = "session";
    public static final String BREAK = "break";
    public static final String KILL_SWITCH = "killswitch";
    public static final String ALERT = "alert";

    /**
     * A kill switch that was engaged or released.
     *
     * @param key environment and symbol, for example {@code LIVE:EURUSD}
     * @param killSwitch absent when released
     */
    public record KillSwitchChange(String key, boolean engaged, @Nullable KillSwitch killSwitch) {}

    public static Change status(Object status) {
        return new Change(STATUS, "", status, null);
    }

    public static Change order(String id, Environment environment, Object item) {
        return new Change(ORDER, id, item, environment);
    }

    public static Change session(FixSessionState session) {
        return new Change(SESSION, session.id(), session, session.environment());
    }

    public static Change reconBreak(ReconBreak difference) {
        return new Change(BREAK, difference.breakId(), difference, null);
    }

    public static Change alert(String id, Object alert) {
        return new Change(ALERT, id, alert, null);
    }

    public static Change killSwitch(String key, @Nullable KillSwitch killSwitch) {
        return new Change(
                KILL_SWITCH,
                key,
                new KillSwitchChange(key, killSwitch != null, killSwitch),
                Environment.valueOf(key.substring(0, key.indexOf(':'))));
    }
}
