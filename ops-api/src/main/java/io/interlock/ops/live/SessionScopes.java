package io.interlock.ops.live;

import io.interlock.domain.Environment;
import io.interlock.events.FixSessionState;
import io.interlock.kit.problem.Problem;
import io.interlock.kit.security.CurrentActor;
import io.interlock.kit.security.Scope;
import io.interlock.kit.state.StateReader;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Which FIX sessions the caller's scope covers. A client's session is of one environment; what an
 * OMS has is shared by all: everybody may see that it is up, but acting on it or reading what goes
 * over it needs a scope that covers every environment.
 */
@Component
public class SessionScopes {
    private final StateReader<FixSessionState> sessions;

    SessionScopes(StateReader<FixSessionState> sessions) {
        this.sessions = sessions;
    }

    /** Whether the caller may know of it. */
    public boolean shows(FixSessionState session) {
        Environment environment = session.environment();
        return environment == null || CurrentActor.scope().covers(environment);
    }

    /**
     * A 404 problem for a session of an environment that the caller's scope does not cover, a 403
     * for what all share.
     */
    public void require(@Nullable String id) {
        Scope scope = CurrentActor.scope();
        if (scope.coversEveryEnvironment()) {
            return;
        }
        FixSessionState session = id == null ? null : sessions.view().get(id);
        Environment environment = session == null ? null : session.environment();
        if (environment == null) {
            CurrentActor.requireEveryEnvironment();
        } else if (!scope.covers(environment)) {
            throw Problem.NOT_FOUND.exception("no FIX session '" + id + "'");
        }
    }
}
