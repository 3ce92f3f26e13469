package io.interlock.gateway.engine;

import io.interlock.gateway.session.FixSessions;
import io.interlock.gateway.session.FixSessions.Declared;
import io.interlock.gateway.session.GatewayProperties;
import io.interlock.gateway.wire.RawBodyFactory;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import quickfix.ApplicationAdapter;
import quickfix.ConfigError;
import quickfix.MemoryStoreFactory;
import quickfix.ScreenLogFactory;
import quickfix.SessionID;
import quickfix.SessionSettings;
import quickfix.ThreadedSocketAcceptor;
import quickfix.ThreadedSocketInitiator;

/**
 * Makes a stand-by quick: a session logs on with itself over the loopback, with memory for a store.
 * What a first session costs (classes, dictionaries: seconds on a busy machine) is paid before a
 * take-over has to wait for it.
 */
@Component
public class Rehearsal {
    private static final Logger log = LoggerFactory.getLogger(Rehearsal.class);
    private static final String ONE = "REHEARSAL-1";
    private static final String OTHER = "REHEARSAL-2";

    private final FixSessions sessions;
    private final FixSettings settings;
    private volatile boolean over;

    Rehearsal(FixSessions sessions, GatewayProperties properties) {
        this.sessions = sessions;
        this.settings = new FixSettings(properties);
    }

    /** Returns when it is over; what goes wrong is said and has no consequences. */
    public void play() {
        try {
            playOnce();
        } finally {
            over = true;
        }
    }

    /** Whether it was played, well or not. */
    public boolean isOver() {
        return over;
    }

    private void playOnce() {
        List<Declared> all = List.copyOf(sessions.all());
        all.stream()
                .filter(session -> session.definition().connects())
                .findFirst()
                .ifPresent(connecting -> {
                    long began = System.nanoTime();
                    try {
                        logOn(connecting);
                        log.atInfo()
                                .addKeyValue("millis", (System.nanoTime() - began) / 1_000_000)
                                .log("Rehearsed a session");
                    } catch (ConfigError | RuntimeException e) {
                        log.atWarn().setCause(e).log("Not rehearsed: a take-over will be slower");
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
    }

    private void logOn(Declared model) throws ConfigError, InterruptedException {
        String begin = model.id().getBeginString();
        SessionID accepting = new SessionID(begin, ONE, OTHER);
        SessionSettings there = settings.of(accepting, model.definition());
        there.setString(accepting, "ConnectionType", "acceptor");
        there.setString(accepting, "SocketAcceptAddress", "127.0.0.1");
        there.setLong(accepting, "SocketAcceptPort", 0);
        there.setString(accepting, "RefreshOnLogon", "N");
        CountDownLatch loggedOn = new CountDownLatch(2);
        ApplicationAdapter application =
                new ApplicationAdapter() {
                    @Override
                    public void onLogon(SessionID id) {
                        loggedOn.countDown();
                    }
                };
        ThreadedSocketAcceptor acceptor =
                ThreadedSocketAcceptor.newBuilder()
                        .withApplication(application)
                        .withMessageStoreFactory(new MemoryStoreFactory())
                        .withSettings(there)
                        .withLogFactory(new ScreenLogFactory(false, false, false))
                        .withMessageFactory(RawBodyFactory.forClients(sessions::isOurs))
                        .build();
        acceptor.start();
        try {
            var bound =
                    (InetSocketAddress) acceptor.getEndpoints().iterator().next().getLocalAddress();
            connect(model, new SessionID(begin, OTHER, ONE), bound, application, loggedOn);
        } finally {
            acceptor.stop(true);
        }
    }

    private void connect(
            Declared model,
            SessionID id,
            InetSocketAddress to,
            ApplicationAdapter application,
            CountDownLatch loggedOn)
            throws ConfigError, InterruptedException {
        SessionSettings here = settings.of(id, model.definition());
        here.setString(id, "SocketConnectHost", "127.0.0.1");
        here.setLong(id, "SocketConnectPort", to.getPort());
        here.setString(id, "RefreshOnLogon", "N");
        ThreadedSocketInitiator initiator =
                ThreadedSocketInitiator.newBuilder()
                        .withApplication(application)
                        .withMessageStoreFactory(new MemoryStoreFactory())
                        .withSettings(here)
                        .withLogFactory(new ScreenLogFactory(false, false, false))
                        .withMessageFactory(RawBodyFactory.forOmss(sessions::isOurs))
                        .build();
        initiator.start();
        try {
            if (!loggedOn.await(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("no Logon within 20 s");
            }
        } finally {
            initiator.stop(true);
        }
    }
}
