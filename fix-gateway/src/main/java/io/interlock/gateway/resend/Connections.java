package io.interlock.gateway.resend;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.mina.core.filterchain.IoFilterAdapter;
import org.apache.mina.core.session.IoSession;
import org.springframework.stereotype.Component;
import quickfix.Session;
import quickfix.mina.SessionConnector;

/** The connection that each FIX session has now; the engine does not show it. */
@Component
public class Connections extends IoFilterAdapter {
    private final Set<IoSession> open = ConcurrentHashMap.newKeySet();

    @Override
    public void sessionOpened(NextFilter next, IoSession io) {
        open.add(io);
        next.sessionOpened(io);
    }

    @Override
    public void sessionClosed(NextFilter next, IoSession io) {
        open.remove(io);
        next.sessionClosed(io);
    }

    Optional<IoSession> of(Session session) {
        return open.stream()
                .filter(io -> io.getAttribute(SessionConnector.QF_SESSION) == session)
                .filter(io -> !io.isClosing())
                .findFirst();
    }
}
