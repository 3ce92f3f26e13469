package io.interlock.gateway.metrics;

import io.interlock.events.FixSessionState.Role;
import io.interlock.events.OrderCommand.Kind;
import io.interlock.fix.FixMessage;
import io.interlock.fix.Tags;
import io.interlock.gateway.messagelog.MessageObserver;
import io.interlock.gateway.session.FixSessions;
import io.interlock.gateway.session.FixSessions.Declared;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Counts and times what passes. */
@Component
class Traffic implements MessageObserver {
    private static final int SYMBOLS = 200;
    private static final String OTHER = "other";
    private static final Set<String> TYPES =
            Set.of(
                    "0", "1", "2", "3", "4", "5", "A", "D", "F", "G", "H", "8", "9", "j", "V", "W",
                    "X", "Y");
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(1),
        Duration.ofMillis(2),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(20),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(200),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(2),
        Duration.ofSeconds(5)
    };

    private final FixSessions sessions;
    private final MeterRegistry meters;
    private final Map<String, SessionFigures> figures = new ConcurrentHashMap<>();
    private final Map<String, Counter> counters = new ConcurrentHashMap<>();
    private final Map<String, Timer> timers = new ConcurrentHashMap<>();
    private final Set<String> symbols = new HashSet<>();

    Traffic(FixSessions sessions, MeterRegistry meters) {
        this.sessions = sessions;
        this.meters = meters;
    }

    SessionFigures of(String session) {
        return figures.computeIfAbsent(session, name -> new SessionFigures());
    }

    /**
     * What alerts watch is there from zero, as soon as a session is defined: Prometheus sees no
     * growth in a first count. Rejects are not, their codes are the peers'.
     */
    void expect(Declared session) {
        String name = session.compId();
        resends(name, false);
        resends(name, true);
        if (session.role() == Role.ORDER_ENTRY) {
            meters.counter("fix.orders.received", "session", name, "kind", Kind.NEW.name());
            return;
        }
        if (session.role() == Role.MARKET_DATA) {
            return;
        }
        messages(name, false, "8");
        if (session.role() != Role.DROP_COPY) {
            acknowledgements(name);
        }
    }

    @Override
    public void seen(Instant at, String session, boolean outbound, FixMessage message) {
        SessionFigures known = of(session);
        String type = message.msgType();
        known.passed(outbound, at);
        messages(session, outbound, TYPES.contains(type) ? type : OTHER).increment();
        switch (type) {
            case "0" -> heartbeat(known, session, outbound, message, at);
            case "1" -> probe(known, outbound, message, at);
            case "2" -> resend(known, session, outbound, message);
            case "3", "j" -> rejected(known, session, outbound, message);
            case "D", "F", "G" -> request(known, outbound, message, at);
            case "8", "9" -> report(known, session, outbound, message, at);
            default -> {} // counted
        }
    }

    private void probe(SessionFigures known, boolean outbound, FixMessage message, Instant at) {
        String id = message.get(Tags.TEST_REQ_ID);
        if (outbound && id != null) {
            known.asked(id, at);
        }
    }

    private void heartbeat(
            SessionFigures known,
            String session,
            boolean outbound,
            FixMessage message,
            Instant at) {
        String id = message.get(Tags.TEST_REQ_ID);
        Duration took = outbound || id == null ? null : known.answered(id, at);
        if (took != null && !took.isNegative()) {
            timer(
                            "fix.test.request.round.trip",
                            "From a TestRequest to its Heartbeat",
                            "session",
                            session)
                    .record(took);
        }
    }

    private void resend(
            SessionFigures known, String session, boolean outbound, FixMessage message) {
        known.askedAgain();
        resends(session, outbound).increment();
        long begin = message.number(7).orElse(0);
        if (outbound && known.gap(begin, message.number(16).orElse(0))) {
            counters.computeIfAbsent(
                            "gap " + session,
                            key ->
                                    Counter.builder("fix.sequence.gaps")
                                            .description("Gaps in the peer's sequence numbers")
                                            .tag("session", session)
                                            .register(meters))
                    .increment();
        }
    }

    private void rejected(
            SessionFigures known, String session, boolean outbound, FixMessage message) {
        boolean business = message.msgType().equals("j");
        reject(
                known,
                session,
                outbound,
                business ? "business" : "session",
                message.get(business ? Tags.BUSINESS_REJECT_REASON : 373));
    }

    private void request(SessionFigures known, boolean outbound, FixMessage message, Instant at) {
        String clOrdId = message.get(Tags.CL_ORD_ID);
        if (outbound && clOrdId != null && !message.flag(Tags.POSS_DUP_FLAG)) {
            String symbol = message.get(Tags.SYMBOL);
            known.awaited.sent(clOrdId, at, symbol == null ? OTHER : symbol);
        }
    }

    private void report(
            SessionFigures known,
            String session,
            boolean outbound,
            FixMessage message,
            Instant at) {
        String clOrdId = message.get(Tags.CL_ORD_ID);
        if (message.flag(Tags.POSS_DUP_FLAG)) {
            if (!outbound && clOrdId != null) {
                known.awaited.settled(clOrdId); // the first copy may have been lost with its line
            }
            return;
        }
        if (message.msgType().equals("9")) {
            reject(known, session, outbound, "cancel", message.get(Tags.CXL_REJ_REASON));
        } else if ("8".equals(message.get(Tags.EXEC_TYPE))) {
            reject(known, session, outbound, "order", message.get(Tags.ORD_REJ_REASON));
        }
        var answered = outbound || clOrdId == null ? null : known.awaited.answered(clOrdId, at);
        if (answered != null) {
            acknowledged(session, answered);
        }
    }

    private void acknowledged(String session, Awaited.Answered answered) {
        acknowledgements(session).record(answered.took());
        String symbol =
                symbols.size() < SYMBOLS || symbols.contains(answered.symbol())
                        ? answered.symbol()
                        : OTHER;
        symbols.add(symbol);
        timers.computeIfAbsent(
                        "symbol " + session + " " + symbol,
                        key ->
                                Timer.builder("fix.symbol.ack.duration")
                                        .description("The same by symbol")
                                        .tags("session", session, "symbol", symbol)
                                        .register(meters))
                .record(answered.took());
    }

    private void reject(
            SessionFigures known,
            String session,
            boolean outbound,
            String kind,
            @Nullable String reason) {
        known.rejected();
        String code = reason != null && reason.matches("\\d{1,3}") ? reason : OTHER;
        counters.computeIfAbsent(
                        "reject " + session + outbound + kind + code,
                        key ->
                                Counter.builder("fix.rejects")
                                        .description("Rejects by kind and code of the reason")
                                        .tags("session", session)
                                        .tags("direction", direction(outbound))
                                        .tags("kind", kind, "reason", code)
                                        .register(meters))
                .increment();
    }

    private Counter messages(String session, boolean outbound, String type) {
        return counters.computeIfAbsent(
                "messages " + session + outbound + type,
                key ->
                        Counter.builder("fix.messages")
                                .description("FIX messages by type")
                                .tags("session", session, "msg_type", type)
                                .tag("direction", direction(outbound))
                                .register(meters));
    }

    private Counter resends(String session, boolean outbound) {
        return counters.computeIfAbsent(
                "resends " + session + outbound,
                key ->
                        Counter.builder("fix.resend.requests")
                                .description("ResendRequests")
                                .tags("session", session, "direction", direction(outbound))
                                .register(meters));
    }

    private Timer acknowledgements(String session) {
        return timers.computeIfAbsent(
                "ack " + session,
                key ->
                        Timer.builder("fix.order.ack.duration")
                                .description("From an order's number to its first answer")
                                .tags("session", session, "oms", sessions.omsOf(session))
                                .serviceLevelObjectives(BUCKETS)
                                .register(meters));
    }

    private Timer timer(String name, String what, String... tags) {
        return timers.computeIfAbsent(
                name + String.join(" ", tags),
                key -> Timer.builder(name).description(what).tags(tags).register(meters));
    }

    private static String direction(boolean outbound) {
        return outbound ? "out" : "in";
    }
}
