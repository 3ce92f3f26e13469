package io.interlock.routing.position;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.domain.Account;
import io.interlock.domain.CommandId;
import io.interlock.domain.Price;
import io.interlock.domain.Quantity;
import io.interlock.domain.Side;
import io.interlock.domain.Symbol;
import io.interlock.events.AccountPositions;
import io.interlock.events.AccountPositions.OpenOrder;
import io.interlock.events.AccountPositions.Position;
import io.interlock.routing.position.Holdings.Pending;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each unit of an order is in one place, however far behind the positions are. */
class HoldingsTest {
    private static final Symbol EURUSD = new Symbol("EURUSD");

    private static CommandId id(long number) {
        return new CommandId("T1", 1, number);
    }

    private static OpenOrder order(long number, Side side, String qty, String filled) {
        return new OpenOrder(
                id(number), EURUSD, side, Quantity.of(qty), Quantity.of(filled), Price.of("1.1"));
    }

    private static Pending pending(long number, long root, Side side, String qty) {
        return new Pending(id(number), order(root, side, qty, "0"));
    }

    private static AccountPositions told(String net, List<OpenOrder> orders, CommandId... decided) {
        return new AccountPositions(
                new Account("L1"),
                List.of(
                        new Position(
                                EURUSD, new BigDecimal(net), Price.of("1"), null, Instant.EPOCH)),
                orders,
                List.of(decided),
                1,
                Instant.EPOCH);
    }

    @Test
    void aDecisionThatIsNotToldOfYetCounts() {
        Holdings holdings = Holdings.of(null, List.of(pending(1, 1, Side.BUY, "100")));
        assertThat(holdings.orders()).containsExactly(order(1, Side.BUY, "100", "0"));
        assertThat(holdings.leaves(EURUSD, 1)).isEqualByComparingTo("100");
    }

    @Test
    void oneThatIsToldOfCountsAsTold() {
        List<Pending> newer =
                List.of(pending(1, 1, Side.BUY, "100"), pending(3, 3, Side.BUY, "10"));
        Holdings ended = Holdings.of(told("100", List.of(), id(2)), newer);
        assertThat(ended.orders()).containsExactly(order(3, Side.BUY, "10", "0"));
        Holdings partly =
                Holdings.of(told("40", List.of(order(1, Side.BUY, "100", "40")), id(1)), newer);
        assertThat(partly.leaves(EURUSD, 1)).isEqualByComparingTo("70");
    }

    @Test
    void sessionsAndEpochsAreToldApart() {
        List<CommandId> decided = List.of(new CommandId("T1", 2, 5), new CommandId("T2", 1, 9));
        assertThat(Holdings.coveredBy(decided).test(new CommandId("T1", 1, 99))).isTrue();
        assertThat(Holdings.coveredBy(decided).test(new CommandId("T1", 2, 5))).isTrue();
        assertThat(Holdings.coveredBy(decided).test(new CommandId("T1", 2, 6))).isFalse();
        assertThat(Holdings.coveredBy(decided).test(new CommandId("T1", 3, 1))).isFalse();
        assertThat(Holdings.coveredBy(decided).test(new CommandId("T3", 1, 1))).isFalse();
    }

    @Test
    void aReplaceThatIsNotToldOfYetCountsForTheMost() {
        Holdings holdings =
                Holdings.of(
                        told("40", List.of(order(1, Side.BUY, "100", "40")), id(1)),
                        List.of(pending(2, 1, Side.BUY, "150")));
        assertThat(holdings.orders()).containsExactly(order(1, Side.BUY, "150", "40"));
        assertThat(
                        Holdings.of(
                                        told("40", List.of(order(1, Side.BUY, "100", "40")), id(1)),
                                        List.of(pending(2, 1, Side.BUY, "50")))
                                .orders())
                .containsExactly(order(1, Side.BUY, "100", "40"));
    }

    @Test
    void whatMayBeClosedIsWhatOpenOrdersLeave() {
        Holdings holdings =
                Holdings.of(
                        told("100", List.of(order(1, Side.SELL, "30", "0")), id(1)),
                        List.of(
                                pending(2, 2, Side.SELL_SHORT, "20"),
                                pending(3, 3, Side.BUY, "5")));
        assertThat(holdings.closable(EURUSD, Side.SELL)).isEqualByComparingTo("50");
        assertThat(holdings.closable(EURUSD, Side.BUY)).isZero();
        assertThat(holdings.closable(EURUSD, Side.OTHER)).isZero();
        assertThat(holdings.closable(new Symbol("US500"), Side.SELL)).isZero();
    }
}
