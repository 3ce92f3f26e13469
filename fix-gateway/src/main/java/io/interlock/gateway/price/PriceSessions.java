package io.interlock.gateway.price;

import io.interlock.events.FixIncident.Kind;
import io.interlock.events.FixIncident.Severity;
import io.interlock.fix.FixMessage;
import io.interlock.fix.Tags;
import io.interlock.gateway.price.PriceFeed.Bad;
import io.interlock.gateway.session.FixSessions;
import io.interlock.gateway.session.FixSessions.Declared;
import io.interlock.gateway.session.SessionDefinition.MarketData;
import io.interlock.gateway.session.SessionTracker;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The sessions with price sources, on their own threads: asks after each Logon, reads what comes,
 * hands the prices to the publisher and tells what made no sense. Never waits.
 */
@Component
public class PriceSessions {
    private static final int MD_REQ_ID = 262;
    private static final int MD_REQ_REJ_REASON = 281;

    /** MDReqRejReason(281) in words. */
    private static final Map<String, String> REFUSALS =
            Map.of(
                    "0", "unknown symbol",
                    "1", "duplicate MDReqID",
                    "2", "insufficient bandwidth",
                    "3", "insufficient permissions",
                    "4", "unsupported SubscriptionRequestType",
                    "5", "unsupported MarketDepth",
                    "6", "unsupported MDUpdateType",
                    "7", "unsupported AggregatedBook",
                    "8", "unsupported MDEntryType");

    private final FixSessions sessions;
    private final SessionTracker tracker;
    private final PricePublisher publisher;
    private final MeterRegistry meters;
    private final Clock clock;
    private final Map<String, Asked> asked = new ConcurrentHashMap<>();

    PriceSessions(
            FixSessions sessions,
            SessionTracker tracker,
            PricePublisher publisher,
            MeterRegistry meters,
            Clock clock) {
        this.sessions = sessions;
        this.tracker = tracker;
        this.publisher = publisher;
        this.meters = meters;
        this.clock = clock;
    }

    /** What a source was asked for since it logged on, and what it has told. */
    private record Asked(MarketData wanted, Subscription subscription, PriceFeed feed) {}

    /** Asks a price source for its symbols; other sessions are none of this. */
    public void loggedOn(Declared session) {
        MarketData wanted = session.definition().marketData();
        if (wanted == null) {
            return;
        }
        Subscription subscription = new Subscription(wanted, clock.instant().getEpochSecond());
        asked.put(
                session.compId(),
                new Asked(wanted, subscription, new PriceFeed(session.compId(), subscription)));
        var engine = sessions.session(session.compId());
        subscription
                .requests()
                .forEach((id, symbol) ->
                        engine.send(MarketDataRequest.of(id, symbol, wanted.depth())));
    }

    /** What the source said last grows old from here on. */
    public void loggedOut(Declared session) {
        if (asked.remove(session.compId()) != null) {
            publisher.forget(session.compId());
        }
    }

    /** An application message of a price source. */
    public void received(FixMessage message, Declared session) {
        Asked known = asked.get(session.compId());
        switch (message.msgType()) {
            case "W", "X" -> {
                if (known != null) {
                    take(message, session, known);
                }
            }
            case "Y" -> refused(message, session, known);
            case "j" ->
                    anomaly(
                            session,
                            "refused a request (35=j, RefSeqNum(45) %s): %s"
                                    .formatted(
                                            message.get(Tags.REF_SEQ_NUM), message.get(Tags.TEXT)));
            default -> anomaly(session, "sent an unexpected 35=" + message.msgType());
        }
    }

    private void take(FixMessage message, Declared session, Asked known) {
        PriceFeed.Taken taken = known.feed().take(message, clock.instant());
        taken.prices().forEach(price -> publisher.offer(price, known.wanted().perSecond()));
        for (Bad bad : taken.bad()) {
            Counter.builder("fix.market.data.bad")
                    .description("Entries of W and X that made no sense")
                    .baseUnit("entries")
                    .tags("session", session.compId(), "reason", bad.fault().name())
                    .register(meters)
                    .increment();
            anomaly(session, "price passed over: " + bad.words());
        }
    }

    private void refused(FixMessage message, Declared session, @Nullable Asked known) {
        String id = message.get(MD_REQ_ID);
        String symbol = known == null ? null : known.subscription().symbolOf(id);
        String reason = message.get(MD_REQ_REJ_REASON);
        String text = message.get(Tags.TEXT);
        anomaly(
                session,
                "sends no prices of %s: it refused MDReqID(262) %s with MDReqRejReason(281) %s (%s)%s"
                        .formatted(
                                symbol == null ? "an unknown request" : symbol,
                                id,
                                reason,
                                REFUSALS.getOrDefault(String.valueOf(reason), "no standard reason"),
                                text == null ? "" : ": " + text));
    }

    private void anomaly(Declared session, String words) {
        tracker.incident(session, Kind.ANOMALY, Severity.WARNING, words);
    }
}
