package io.interlock.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.interlock.events.FixIncident;
import io.interlock.events.FixIncident.Kind;
import io.interlock.events.FixSessionState.Role;
import io.interlock.events.ReferencePrice;
import io.interlock.events.Topics;
import io.interlock.gateway.StartedGateway.Home;
import io.interlock.gateway.session.FixSessions;
import io.interlock.gateway.session.SessionTracker;
import io.interlock.simulators.price.PriceSource;
import io.interlock.testkit.Eventually;
import io.interlock.testkit.FreePorts;
import io.interlock.testkit.OnPlatform;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import quickfix.Message;

/** A price source over real FIX: asked after each Logon, read, and published. */
@OnPlatform
@DirtiesContext
@SpringBootTest(
        properties = {
            "spring.security.oauth2.resourceserver.jwt.jwk-set-uri=http://127.0.0.1:1/none",
            "interlock.state.max-age=1h"
        },
        webEnvironment = SpringBootTest.WebEnvironment.NONE)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MarketDataIT {
    private static final PriceSource source = new PriceSource("LP1", "INTERLOCK");

    @Autowired private FixSessions sessions;
    @Autowired private SessionTracker tracker;
    @Autowired private JdbcClient jdbc;

    @DynamicPropertySource
    static void sessions(DynamicPropertyRegistry registry) {
        Defined.in(registry, FreePorts.one())
                .session(
                        "LP1",
                        "kind",
                        "MARKET_DATA",
                        "market-data.symbols",
                        "MDEURUSD=EUR/USD,MDGOLD,MDSTORM,MDBACK,MDNONE",
                        "market-data.per-second",
                        "5")
                .at(source::port);
    }

    @BeforeAll
    void start() {
        source.quote("EUR/USD", "1.1", "1.2");
        source.quote("MDGOLD", "2650", "2651", "20261130-11:59:58.250");
        source.quote("MDSTORM", "1", "2");
        source.quote("MDBACK", "7", "8");
        Eventually.within(Duration.ofSeconds(60))
                .is("the source is logged on", () -> sessions.loggedOn("LP1"));
    }

    @AfterAll
    void stop() {
        source.close();
    }

    private static List<ReferencePrice> pricesOf(Log<ReferencePrice> prices, String symbol) {
        return prices.events().stream()
                .filter(price -> price.symbol().value().equals(symbol))
                .toList();
    }

    private static ReferencePrice awaited(
            Log<ReferencePrice> prices, String symbol, String reference) {
        return Eventually.within(Duration.ofSeconds(20))
                .yields(
                        () ->
                                pricesOf(prices, symbol).stream()
                                        .filter(price ->
                                                price.price().toPlainString().equals(reference))
                                        .reduce((first, last) -> last),
                        symbol + " at " + reference);
    }

    @Test
    void aSnapshotAndItsChangesArePublished() {
        try (Log<ReferencePrice> prices = new Log<>(Topics.REFERENCE_PRICES)) {
            ReferencePrice first = awaited(prices, "MDEURUSD", "1.15");
            assertThat(first.source()).isEqualTo("LP1");
            assertThat(first.at()).isCloseTo(Instant.now(), within(Duration.ofMinutes(2)));
            source.quote("EUR/USD", "1.3", "1.4");
            awaited(prices, "MDEURUSD", "1.35");

            assertThat(awaited(prices, "MDGOLD", "2650.5").at())
                    .as("the price's own time, not that of the message")
                    .isEqualTo(Instant.parse("2026-11-30T11:59:58.250Z"));
        }
    }

    private static org.assertj.core.data.TemporalUnitOffset within(Duration limit) {
        return new org.assertj.core.data.TemporalUnitWithinOffset(
                limit.toSeconds(), java.time.temporal.ChronoUnit.SECONDS);
    }

    @Test
    void eachSymbolIsAskedForWithBidOfferAndTrade() throws Exception {
        Message request =
                Eventually.within(Duration.ofSeconds(20))
                        .yields(() -> requestFor("EUR/USD"), "a request for EUR/USD");
        assertThat(request.getString(263)).isEqualTo("1");
        assertThat(request.getString(264)).isEqualTo("1");
        assertThat(request.getString(265)).isEqualTo("1");
        assertThat(request.getGroups(267).stream().map(MarketDataIT::type))
                .containsExactly("0", "1", "2");
    }

    private static String type(quickfix.Group group) {
        return group.getOptionalString(269).orElse("");
    }

    private static Optional<Message> requestFor(String symbol) {
        return source.requests().stream()
                .filter(message ->
                        message.getGroups(146).stream()
                                .anyMatch(group ->
                                        group.getOptionalString(55).orElse("").equals(symbol)))
                .reduce((first, last) -> last);
    }

    @Test
    void aRefusalNamesRequestAndReason() throws Exception {
        Message request =
                Eventually.within(Duration.ofSeconds(20))
                        .yields(() -> requestFor("MDNONE"), "a request for MDNONE");
        told("sends no prices of MDNONE: it refused MDReqID(262) IL");
        told("with MDReqRejReason(281) 0 (unknown symbol): MDNONE is not quoted here");
        assertThat(request.getString(262)).startsWith("IL");
    }

    private static void told(String words) {
        try (Log<FixIncident> incidents = new Log<>(Topics.FIX_INCIDENTS)) {
            Eventually.within(Duration.ofSeconds(20))
                    .passes(() ->
                            assertThat(incidents.events())
                                    .anyMatch(one ->
                                            one.session().equals("LP1")
                                                    && one.kind() == Kind.ANOMALY
                                                    && one.detail().contains(words)));
        }
    }

    /** Nonsense is told and passed over; the price after it counts. */
    @Test
    void nonsenseIsToldAndHarmsNothing() {
        try (Log<ReferencePrice> prices = new Log<>(Topics.REFERENCE_PRICES)) {
            awaited(prices, "MDGOLD", "2650.5");
            source.quote("MDGOLD", "abc", "2651");
            told("MDEntryPx(270) abc of MDGOLD is no number");
            source.quote("MDGOLD", "2700", "2651");
            told("MDGOLD is crossed: bid 2700 above offer 2651");
            source.quote("MDGOLD", "0", "2651");
            told("MDEntryPx(270) 0 of MDGOLD is not above zero");
            source.quote("MDGOLD", "2660", "2661");
            awaited(prices, "MDGOLD", "2660.5");
        }
    }

    /** Five a second of a symbol at most; the last one always comes. */
    @Test
    void aStormBecomesAFewPricesAndTheLastOneWins() {
        try (Log<ReferencePrice> prices = new Log<>(Topics.REFERENCE_PRICES)) {
            awaited(prices, "MDSTORM", "1.5");
            Instant began = Instant.now();
            for (int i = 1; i <= 2_000; i++) {
                source.quote("MDSTORM", String.valueOf(i), String.valueOf(i + 1));
            }
            awaited(prices, "MDSTORM", "2000.5");
            long seconds = Duration.between(began, Instant.now()).toSeconds() + 1;
            assertThat(pricesOf(prices, "MDSTORM"))
                    .hasSizeLessThanOrEqualTo((int) (5 * seconds + 5));
        }
        Set<String> kept =
                jdbc
                        .sql("select distinct msg_type from fix_message where session = 'LP1'")
                        .query(String.class)
                        .stream()
                        .collect(Collectors.toSet());
        assertThat(kept).as("prices are not kept in the message log").doesNotContain("W", "X");
    }

    @Test
    void theSourceIsAskedAgainAfterEachLogon() {
        try (Log<ReferencePrice> prices = new Log<>(Topics.REFERENCE_PRICES)) {
            awaited(prices, "MDBACK", "7.5");
            int before = source.requests().size();
            source.cut();
            Eventually.within(Duration.ofSeconds(30))
                    .is("asked again", () -> source.requests().size() > before);
            Eventually.within(Duration.ofSeconds(30))
                    .is("logged on again", () -> sessions.loggedOn("LP1"));
            Eventually.within(Duration.ofSeconds(20))
                    .passes(() -> {
                        source.quote("MDBACK", "9", "10");
                        assertThat(pricesOf(prices, "MDBACK"))
                                .anyMatch(price -> price.price().toPlainString().equals("9.5"));
                    });
        }
    }

    @Test
    void itIsASessionLikeTheOthers() {
        var state = tracker.state(sessions.find("LP1").orElseThrow());
        assertThat(state.role()).isEqualTo(Role.MARKET_DATA);
        assertThat(state.oms()).isNull();
        assertThat(sessions.omsNames()).isEmpty();
    }

    @Test
    void whatASourceIsAskedForIsChecked() {
        Home home =
                new Home()
                        .with("sessions[0].id", "LP9")
                        .with("sessions[0].kind", "MARKET_DATA")
                        .with("sessions[0].oms", "OMSA")
                        .with("sessions[0].market-data.symbols", "EURUSD,EURUSD=X,=Y")
                        .with("sessions[0].market-data.depth", "101")
                        .with("sessions[0].market-data.per-second", "0");
        assertThatThrownBy(() -> home.start().close())
                .rootCause()
                .hasMessageContaining("session LP9: oms: 'OMSA': prices are of no OMS")
                .hasMessageContaining("session LP9: connection.host: is needed")
                .hasMessageContaining("session LP9: marketData.symbols: 'EURUSD=X' names one twice")
                .hasMessageContaining("session LP9: marketData.symbols: '=Y' is neither a symbol")
                .hasMessageContaining("session LP9: marketData.depth: 101 is not between 0 and 100")
                .hasMessageContaining(
                        "session LP9: marketData.perSecond: 0 is not between 1 and 100");
    }
}
