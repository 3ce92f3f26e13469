package io.interlock.routing.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.domain.CommandId;
import io.interlock.domain.Environment;
import io.interlock.domain.OrdType;
import io.interlock.domain.Quantity;
import io.interlock.domain.Symbol;
import io.interlock.events.OrderCommand;
import io.interlock.events.OrderCommand.Gate;
import io.interlock.events.OrderCommand.Kind;
import io.interlock.events.RoutingPolicy;
import io.interlock.events.RoutingPolicy.Control;
import io.interlock.events.RoutingPolicy.Match;
import io.interlock.events.SymbolState;
import io.interlock.fix.FixMessage;
import io.interlock.fix.OrderMessages;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PolicyIndexTest {
    private static final Instant NOW = Instant.parse("2026-11-30T10:00:00Z");
    private static final Match ALL = Match.EVERYTHING;

    private static RoutingPolicy policy(String id, int priority, Match match) {
        return policy(id, priority, match, NOW, null);
    }

    private static RoutingPolicy policy(
            String id, int priority, Match match, Instant from, @Nullable Instant until) {
        return new RoutingPolicy(
                id,
                1,
                Environment.LIVE,
                priority,
                match,
                null,
                new Control.Block("no"),
                "ann",
                "test",
                from,
                until);
    }

    private static Match symbols(String... symbols) {
        return new Match(List.of(symbols), List.of(), List.of(), List.of(), List.of());
    }

    private static Match accounts(String... accounts) {
        return new Match(List.of(), List.of(), List.of(), List.of(accounts), List.of());
    }

    private static SymbolState listed(Environment environment, String bucket) {
        return new SymbolState(
                environment,
                new Symbol("XAUUSD"),
                "Gold",
                "METALS",
                bucket,
                "USD",
                BigDecimal.ONE,
                2,
                new BigDecimal("0.01"),
                Quantity.of(1),
                Quantity.of(1_000),
                Quantity.of(1),
                List.of(OrdType.MARKET),
                List.of(),
                Map.of(),
                1,
                Instant.EPOCH);
    }

    private static OrderCommand order(String account) {
        return OrderMessages.command(
                FixMessage.of(
                        ("52=20261130-10:00:00|11=A|1=" + account + "|55=XAUUSD|54=1|38=1|40=1|")
                                .replace('|', FixMessage.SOH)),
                Kind.NEW,
                new CommandId("T1", 1, 9),
                new OrderMessages.Sender(
                        "T1", Environment.LIVE, Gate.ENFORCE, "FIX.4.4", Duration.ofSeconds(5)),
                null,
                null,
                NOW);
    }

    private static List<String> about(PolicyIndex index, SymbolState symbol, Instant at) {
        return index.about(order("L1"), symbol, at, Control.Block.class).stream()
                .map(c -> c.policy().id())
                .toList();
    }

    private static List<String> about(RoutingPolicy... policies) {
        return about(new PolicyIndex(List.of(policies)), listed(Environment.LIVE, "metals"), NOW);
    }

    @Test
    void theLowestPriorityComesFirstThenTheName() {
        assertThat(about(policy("c", 5, ALL), policy("b", 9, ALL), policy("a", 9, accounts("L1"))))
                .containsExactly("c", "a", "b");
    }

    @Test
    void namesAndPrefixesSayWhatAPolicyIsAbout() {
        assertThat(
                        about(
                                policy("exact", 1, symbols("EURUSD", "XAUUSD")),
                                policy("prefix", 2, symbols("XAU*")),
                                policy("other", 3, symbols("XAG*")),
                                policy("mine", 4, accounts("L1", "L2")),
                                policy("mine-by-prefix", 5, accounts("L*")),
                                policy("not-mine", 6, accounts("L9"))))
                .containsExactly("exact", "prefix", "mine", "mine-by-prefix");
    }

    @Test
    void theBucketOfNowDecides() {
        Match metals = new Match(List.of(), List.of(), List.of("metals"), List.of(), List.of());
        PolicyIndex index = new PolicyIndex(List.of(policy("m", 1, metals)));
        assertThat(about(index, listed(Environment.LIVE, "metals"), NOW)).containsExactly("m");
        assertThat(about(index, listed(Environment.LIVE, "exotic"), NOW)).isEmpty();
        assertThat(about(index, listed(Environment.LIVE, "metals"), NOW)).containsExactly("m");
    }

    @Test
    void itActsFromItsBeginningToItsEndAndInItsEnvironment() {
        PolicyIndex index = new PolicyIndex(List.of(policy("p", 1, ALL, NOW, NOW.plusSeconds(10))));
        SymbolState gold = listed(Environment.LIVE, "metals");
        assertThat(about(index, gold, NOW.minusMillis(1))).isEmpty();
        assertThat(about(index, gold, NOW)).containsExactly("p");
        assertThat(about(index, gold, NOW.plusMillis(9_999))).containsExactly("p");
        assertThat(about(index, gold, NOW.plusSeconds(10))).isEmpty();
        assertThat(about(index, listed(Environment.DEMO, "metals"), NOW)).isEmpty();
    }

    @Test
    void whatCannotBeReadIsNamed() {
        RoutingPolicy bad =
                new RoutingPolicy(
                        "w",
                        4,
                        Environment.LIVE,
                        1,
                        ALL,
                        null,
                        new Control.Windows(
                                "Mars/Base",
                                List.of(new Control.Window(List.of(), "08:00", "09:00")),
                                List.of()),
                        "ann",
                        "test",
                        NOW,
                        null);
        assertThat(new PolicyIndex(List.of(bad)).unreadable())
                .singleElement()
                .asString()
                .startsWith("w v4: ")
                .contains("Mars/Base");
    }

    private static RoutingPolicy where(String id, long version, String condition) {
        return new RoutingPolicy(
                id,
                version,
                Environment.LIVE,
                1,
                ALL,
                condition,
                new Control.Block("no"),
                "ann",
                "test",
                NOW,
                null);
    }

    private static Compiled only(PolicyIndex index, String id) {
        return index
                .about(order("L1"), listed(Environment.LIVE, "metals"), NOW, Control.Block.class)
                .stream()
                .filter(c -> c.policy().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatStaysIsNotCompiledAgain() {
        PolicyIndex before =
                new PolicyIndex(
                        List.of(where("a", 1, "side == 'BUY'"), where("b", 1, "side == 'SELL'")));
        PolicyIndex after =
                before.next(
                        List.of(where("a", 1, "side == 'BUY'"), where("b", 2, "side == 'SELL'")));
        assertThat(only(after, "a")).isSameAs(only(before, "a"));
        assertThat(only(after, "b").condition()).isSameAs(only(before, "b").condition());
        assertThat(only(after, "b").policy().version()).isEqualTo(2);
    }

    @Test
    void aConditionThatIsNoneIsNamed() {
        assertThat(new PolicyIndex(List.of(where("c", 2, "sides == 'BUY'"))).unreadable())
                .singleElement()
                .asString()
                .startsWith("c v2: condition: 'sides' is not known");
    }

    @Test
    void twoPatternsThatFitAreOnePolicy() {
        Match both =
                new Match(
                        List.of("XAU*", "X*", "XAUUSD"),
                        List.of("METALS"),
                        List.of("met*"),
                        List.of("L*", "L1"),
                        List.of("T1"));
        Match otherSession =
                new Match(List.of("XAU*"), List.of(), List.of(), List.of("L1"), List.of("T2"));
        Match otherBucket =
                new Match(List.of("XAU*"), List.of(), List.of("fx*"), List.of(), List.of());
        Match otherClass =
                new Match(List.of(), List.of("FX"), List.of("metals"), List.of(), List.of());
        assertThat(
                        about(
                                policy("both", 1, both),
                                policy("other-session", 2, otherSession),
                                policy("other-bucket", 3, otherBucket),
                                policy("other-class", 4, otherClass)))
                .containsExactly("both");
    }

    @Test
    void anOrderWithoutAnAccountMeetsWhatNamesNone() {
        PolicyIndex index =
                new PolicyIndex(List.of(policy("mine", 1, accounts("L*")), policy("all", 2, ALL)));
        assertThat(
                        index
                                .about(
                                        order(""),
                                        listed(Environment.LIVE, "metals"),
                                        NOW,
                                        Control.Block.class)
                                .stream()
                                .map(c -> c.policy().id()))
                .containsExactly("all");
    }
}
