package io.interlock.routing.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.domain.CommandId;
import io.interlock.domain.Environment;
import io.interlock.domain.Symbol;
import io.interlock.events.OrderCommand;
import io.interlock.events.OrderCommand.Gate;
import io.interlock.events.OrderCommand.Kind;
import io.interlock.events.RoutingDecision;
import io.interlock.events.RoutingPolicy;
import io.interlock.events.RoutingPolicy.Match;
import io.interlock.events.SymbolState;
import io.interlock.fix.FixMessage;
import io.interlock.fix.OrderMessages;
import io.interlock.routing.decision.Policies;
import io.interlock.routing.decision.ViewOfTest;
import io.interlock.routing.simulation.Impact;
import io.interlock.routing.simulation.PastView;
import io.interlock.routing.simulation.Replay;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ShadowSetTest {
    private static final Instant NOW = Instant.parse("2026-11-30T10:00:00Z");

    private final ViewOfTest view = new ViewOfTest();

    private static RoutingPolicy about(String id, String symbol, RoutingPolicy.Control control) {
        return new RoutingPolicy(
                id,
                2,
                Environment.LIVE,
                10,
                new Match(List.of(symbol), List.of(), List.of(), List.of(), List.of()),
                null,
                control,
                "ann",
                "shadow",
                Instant.EPOCH,
                null);
    }

    private static OrderCommand order(String symbol, int qty) {
        return OrderMessages.command(
                FixMessage.of(
                        "52=20261130-10:00:00|11=A|1=L1|55=%s|54=1|38=%d|40=2|44=1.1|"
                                .formatted(symbol, qty)
                                .replace('|', FixMessage.SOH)),
                Kind.NEW,
                new CommandId("T1", 1, 9),
                new OrderMessages.Sender(
                        "T1", Environment.LIVE, Gate.ENFORCE, "FIX.4.4", Duration.ofSeconds(5)),
                null,
                null,
                NOW);
    }

    private boolean isAbout(ShadowSet set, String symbol) {
        SymbolState state =
                Objects.requireNonNull(view.symbol(Environment.LIVE, new Symbol(symbol)));
        return set.isAbout(order(symbol, 2_000), state, NOW);
    }

    @Test
    void onlyWhatTheDraftOrWhatItReplacesIsAboutIsDecidedTwice() {
        RoutingPolicy other = about("other", "US500", Policies.blocked());
        RoutingPolicy draft = about("draft", "EURUSD", Policies.blocked());
        assertThat(isAbout(ShadowSet.of(List.of(other), draft), "EURUSD")).isTrue();
        assertThat(isAbout(ShadowSet.of(List.of(other), draft), "US500")).isFalse();
        RoutingPolicy replaced = about("draft", "US500", Policies.blocked());
        assertThat(isAbout(ShadowSet.of(List.of(other, replaced), draft), "US500")).isTrue();
    }

    @Test
    void whatWouldHaveMetSomethingElseIsCountedBesideWhateverIsInForceThen() {
        RoutingPolicy draft = about("draft", "EURUSD", Policies.quantity(null, "2000"));
        ShadowSet set = ShadowSet.of(List.of(), draft);
        Replay replay =
                new Replay(
                        new PastView(view, set.without()),
                        new PastView(view, set.with()),
                        NOW,
                        Duration.ofMinutes(1));
        replay.decided(decided(order("EURUSD", 2_000)));
        replay.decided(decided(order("EURUSD", 3_000)));
        // from here on the policies in force refuse it too: no difference
        ShadowSet later =
                ShadowSet.of(
                        List.of(about("wide", "EUR*", Policies.quantity(null, "2500"))), draft);
        replay.by(later.without(), later.with());
        replay.decided(decided(order("EURUSD", 3_000)));
        Impact impact = replay.impact();
        assertThat(impact.orders()).isEqualTo(3);
        assertThat(impact.rejected()).isEqualTo(1);
        assertThat(impact.samples()).hasSize(1);
    }

    private static RoutingDecision decided(OrderCommand order) {
        return new RoutingDecision(
                order, "OMSA", null, List.of(), List.of(), Map.of(), NOW, List.of());
    }
}
