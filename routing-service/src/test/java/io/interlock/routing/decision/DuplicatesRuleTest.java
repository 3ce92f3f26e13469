package io.interlock.routing.decision;

import static io.interlock.routing.decision.Guarding.order;
import static io.interlock.routing.decision.Guarding.said;
import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.domain.CommandId;
import io.interlock.events.OrderCommand.Kind;
import io.interlock.events.RoutingDecision;
import io.interlock.events.RoutingDecision.Input;
import io.interlock.events.RoutingPolicy.Control;
import io.interlock.routing.control.RecentOrders;
import io.interlock.routing.control.RecentOrders.Sent;
import io.interlock.routing.reference.Prices;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A window of one second. */
class DuplicatesRuleTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final String BODY = "54=1|40=2|38=1000|44=2|";

    private final RecentOrders recent = new RecentOrders();
    private final ViewOfTest view =
            new ViewOfTest()
                    .policies(Policies.of("once", new Control.Duplicates(1_000)))
                    .guards(new Guards(Prices.NONE, recent::like, key -> null));

    private RoutingDecision decide(int number, String body, Instant at) {
        RoutingDecision decision = Decisions.decide(order(number, body, at), view, at);
        recent.remember(decision);
        return decision;
    }

    @Test
    void theSameOrderPassesAgainWhenTheWindowIsOver() {
        assertThat(said(decide(1, BODY, NOW))).isEqualTo("to OMSA");
        assertThat(said(decide(2, BODY, NOW)))
                .isEqualTo(
                        "duplicate-order 6: The same order was sent 0 ms ago as T1:1:1; allowed"
                                + " after 1000 ms (policy once v3)");
        assertThat(said(decide(3, BODY, NOW.plusMillis(999)))).startsWith("duplicate-order 6");
        assertThat(said(decide(4, BODY, NOW.plusMillis(1_000)))).isEqualTo("to OMSA");
        assertThat(said(decide(5, BODY, NOW.plusMillis(1_999)))).contains("999 ms ago as T1:1:4");
    }

    @Test
    void whatWasRejectedIsNoEarlierOrder() {
        assertThat(said(decide(1, BODY, NOW))).isEqualTo("to OMSA");
        assertThat(said(decide(2, BODY, NOW.plusMillis(500)))).startsWith("duplicate-order");
        assertThat(said(decide(3, BODY, NOW.plusMillis(1_001)))).isEqualTo("to OMSA");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "54=2|40=2|38=1000|44=2|",
                "54=1|40=1|38=1000|44=2|",
                "54=1|40=2|38=2000|44=2|",
                "54=1|40=2|38=1000|44=2.00001|"
            })
    void anotherOrderIsNoDuplicate(String other) {
        assertThat(said(decide(1, BODY, NOW))).isEqualTo("to OMSA");
        assertThat(said(decide(2, other, NOW))).isEqualTo("to OMSA");
    }

    @Test
    void aPriceIsTheSameHoweverItIsWritten() {
        assertThat(said(decide(1, BODY, NOW))).isEqualTo("to OMSA");
        assertThat(said(decide(2, "54=1|40=2|38=1000.0|44=2.000|", NOW)))
                .startsWith("duplicate-order");
    }

    @Test
    void theSameCommandReadAgainIsNoDuplicateOfItself() {
        assertThat(said(decide(1, BODY, NOW))).isEqualTo("to OMSA");
        assertThat(said(decide(1, BODY, NOW))).isEqualTo("to OMSA");
    }

    @Test
    void replacesAndCancelsAreNotAsked() {
        assertThat(said(decide(1, BODY, NOW))).isEqualTo("to OMSA");
        for (Kind kind : new Kind[] {Kind.REPLACE, Kind.CANCEL}) {
            assertThat(said(Decisions.decide(Guarding.message(2, kind, BODY, NOW), view, NOW)))
                    .isEqualTo("to OMSA");
        }
    }

    @Test
    void theEarlierOrderIsWrittenDown() {
        decide(1, BODY, NOW);
        RoutingDecision no = decide(2, BODY, NOW.plusMillis(5));
        assertThat(no.inputs()).containsExactly(new Input("earlier-order", "T1:1:1", null, NOW));
        ViewOfTest recorded =
                new ViewOfTest()
                        .policies(Policies.of("once", new Control.Duplicates(1_000)))
                        .guards(
                                new Guards(
                                        Prices.NONE,
                                        order ->
                                                new Sent(
                                                        CommandId.of(
                                                                no.inputs().getFirst().source()),
                                                        no.inputs().getFirst().at()),
                                        key -> null));
        assertThat(Decisions.decide(no.command(), recorded, no.decidedAt())).isEqualTo(no);
    }
}
