package io.interlock.routing.decision.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.domain.CommandId;
import io.interlock.domain.Environment;
import io.interlock.events.OrderCommand.Gate;
import io.interlock.events.OrderCommand.Kind;
import io.interlock.events.RoutingDecision;
import io.interlock.events.RoutingDecision.Budget;
import io.interlock.events.RoutingPolicy.Control.Per;
import io.interlock.events.RoutingPolicy.Control.Throttle;
import io.interlock.events.RoutingPolicy.Control.Unit;
import io.interlock.fix.FixMessage;
import io.interlock.fix.OrderMessages;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BudgetsTest {
    private static final Instant AT = Instant.parse("2026-11-30T10:00:00Z");
    private static final Instant LONG_AGO = Instant.EPOCH;

    private final Budgets budgets = new Budgets(6);

    /** Six a minute, six at once. */
    private static Throttle six(Per per) {
        return new Throttle(
                per, Unit.ORDERS, BigDecimal.valueOf(6), 60_000, BigDecimal.valueOf(6), true);
    }

    static RoutingDecision took(String key, String before, String taken, Instant at) {
        return new RoutingDecision(
                OrderMessages.command(
                        FixMessage.of(
                                "52=20261130-10:00:00|11=A|1=L1|55=EURUSD|54=1|38=1|40=1|"
                                        .replace('|', FixMessage.SOH)),
                        Kind.NEW,
                        new CommandId("T1", 1, 9),
                        new OrderMessages.Sender(
                                "T1",
                                Environment.LIVE,
                                Gate.ENFORCE,
                                "FIX.4.4",
                                Duration.ofSeconds(5)),
                        null,
                        null,
                        at),
                "OMSA",
                null,
                List.of(),
                List.of(),
                Map.of(),
                at,
                List.of(new Budget(key, new BigDecimal(before), new BigDecimal(taken))));
    }

    private String left(String key, Per per, Instant at) {
        return budgets.left(key, six(per), at).tokens().stripTrailingZeros().toPlainString();
    }

    @Test
    void theOnlyInstanceHasAllOfIt() {
        budgets.reassigned(0, 6, List.of(), LONG_AGO, AT);
        assertThat(left("p", Per.POLICY, AT)).isEqualTo("6");
        budgets.take(took("p", "6", "1", AT));
        assertThat(left("p", Per.POLICY, AT)).isEqualTo("5");
        assertThat(left("p", Per.POLICY, AT.plusSeconds(10))).isEqualTo("6");
    }

    @Test
    void aRestartFindsWhatWasTaken() {
        budgets.reassigned(
                0,
                6,
                List.of(
                        took("p", "6", "1", AT.minusSeconds(3)),
                        took("p", "1", "1", AT.minusSeconds(1)),
                        took("p", "2", "1", AT.minusSeconds(2))),
                LONG_AGO,
                AT);
        assertThat(left("p", Per.POLICY, AT)).isEqualTo("0.1");
    }

    @Test
    void whatCouldNotBeReadBackIsTakenForUsed() {
        budgets.reassigned(0, 6, List.of(), AT.minusSeconds(59), AT);
        assertThat(left("p", Per.POLICY, AT)).isEqualTo("0");
        budgets.reassigned(0, 6, List.of(), AT.minusSeconds(40), AT);
        assertThat(left("p", Per.POLICY, AT.plusSeconds(10))).isEqualTo("1");
        // a minute without any that took from it: it is full
        assertThat(left("p", Per.POLICY, AT.plusSeconds(21))).isEqualTo("6");
    }

    @Test
    void partitionsGivenAwayTakeTheirPartAlong() {
        budgets.reassigned(0, 6, List.of(), LONG_AGO, AT);
        budgets.take(took("p", "5", "1", AT));
        budgets.reassigned(3, 3, List.of(), LONG_AGO, AT);
        assertThat(left("p", Per.POLICY, AT)).isEqualTo("2");
        assertThat(left("p", Per.POLICY, AT.plusSeconds(60))).isEqualTo("3");
    }

    @Test
    void whoTakesPartitionsOverHasTheirPartAndNoMore() {
        budgets.reassigned(0, 3, List.of(took("p", "5", "1", AT)), LONG_AGO, AT);
        assertThat(left("p", Per.POLICY, AT)).isEqualTo("2");
        // three more: the rate grows, what is left does not
        budgets.reassigned(3, 6, List.of(took("p", "2", "1", AT)), LONG_AGO, AT);
        assertThat(left("p", Per.POLICY, AT)).isEqualTo("2");
        assertThat(left("p", Per.POLICY, AT.plusSeconds(10))).isEqualTo("3");
    }

    @Test
    void anAccountsBudgetIsWholeWhereverItsPartitionIs() {
        budgets.reassigned(0, 1, List.of(took("p/account/L1", "3", "1", AT)), LONG_AGO, AT);
        assertThat(left("p/account/L1", Per.ACCOUNT, AT)).isEqualTo("2");
        assertThat(left("p/account/L2", Per.ACCOUNT, AT)).isEqualTo("6");
        budgets.reassigned(0, 1, List.of(), LONG_AGO, AT);
        assertThat(left("p/account/L1", Per.ACCOUNT, AT)).isEqualTo("2");
    }
}
