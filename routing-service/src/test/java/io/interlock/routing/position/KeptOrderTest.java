package io.interlock.routing.position;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.domain.Account;
import io.interlock.domain.ClOrdId;
import io.interlock.domain.CommandId;
import io.interlock.domain.Environment;
import io.interlock.domain.Price;
import io.interlock.domain.Quantity;
import io.interlock.domain.Side;
import io.interlock.domain.Symbol;
import io.interlock.events.AccountPositions;
import io.interlock.events.AccountPositions.OpenOrder;
import io.interlock.events.OrderCommand;
import io.interlock.events.OrderCommand.Gate;
import io.interlock.events.OrderCommand.Kind;
import io.interlock.events.OrderCommand.RootOrder;
import io.interlock.events.OrderExecution;
import io.interlock.events.OrderExecution.Origin;
import io.interlock.events.RoutingDecision;
import io.interlock.events.RoutingDecision.Rejection;
import io.interlock.fix.FixMessage;
import io.interlock.fix.OrderMessages;
import io.interlock.fix.ReportMessages;
import io.interlock.routing.position.Trade.Change;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What decisions and reports, as texts, make of an account. */
class KeptOrderTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final CommandId ROOT = new CommandId("T1", 1, 1);
    private static final Account L1 = new Account("L1");
    private static final Symbol EURUSD = new Symbol("EURUSD");
    private static final String NEW = "17=E1|150=0|39=0|151=1000|14=0|";
    private static final String PART = "17=E2|150=F|39=1|32=400|31=1.1|14=400|151=600|";
    private static final String REST = "17=E3|150=F|39=2|32=600|31=1.2|14=1000|151=0|";

    private final Ledger books = new Ledger();

    /** Accounts as the keeper holds them, with positions summed anew each time. */
    private static final class Ledger {
        private final Map<CommandId, KeptOrder> orders = new HashMap<>();
        private final Map<Trade.Key, Trade> trades = new LinkedHashMap<>();
        private @Nullable AccountPositions account;

        AccountPositions take(Object... events) {
            Booking booking = new Booking(orders, NOW);
            for (Object event : events) {
                switch (event) {
                    case RoutingDecision decision -> booking.decided(decision);
                    case OrderExecution answer -> booking.answered(answer);
                    default -> throw new IllegalArgumentException(event.toString());
                }
            }
            orders.putAll(booking.orders());
            for (Change change : booking.changes()) {
                switch (change) {
                    case Change.Booked(Trade trade) -> trades.putIfAbsent(trade.key(), trade);
                    case Change.Corrected(Trade trade) -> trades.put(trade.key(), trade);
                    case Change.Busted busted -> trades.remove(busted.key());
                }
            }
            AccountPositions after =
                    Books.after(
                            L1,
                            account,
                            booking,
                            List.of(Averaging.of(EURUSD, List.copyOf(trades.values()))),
                            NOW);
            account = after;
            return after;
        }
    }

    private static OrderCommand command(Kind kind, long number, String body) {
        return OrderMessages.command(
                FixMessage.of(("52=20261122-10:00:00|" + body).replace('|', FixMessage.SOH)),
                kind,
                new CommandId("T1", 1, number),
                new OrderMessages.Sender(
                        "T1", Environment.LIVE, Gate.ENFORCE, "FIX.4.4", Duration.ofSeconds(5)),
                null,
                kind == Kind.NEW ? null : new RootOrder(ROOT, new ClOrdId("A"), "OMSA", "OMSA-P"),
                NOW);
    }

    private static RoutingDecision routed(OrderCommand command) {
        return new RoutingDecision(
                command, "OMSA", null, List.of(), List.of(), Map.of(), NOW, List.of());
    }

    private static RoutingDecision rejected(OrderCommand command) {
        return new RoutingDecision(
                command,
                null,
                new Rejection("throttle", 3, 2, "too much"),
                List.of(),
                List.of(),
                Map.of(),
                NOW,
                List.of());
    }

    private static RoutingDecision buy() {
        return routed(command(Kind.NEW, 1, "11=A|1=L1|55=EURUSD|54=1|38=1000|40=2|44=1.2|"));
    }

    private static OrderExecution report(String fields) {
        return report(ROOT, "11=A|37=O1|1=L1|55=EURUSD|54=1|38=1000|" + fields);
    }

    private static OrderExecution report(@Nullable CommandId root, String fields) {
        FixMessage message = FixMessage.of(("35=8|" + fields).replace('|', FixMessage.SOH));
        return new OrderExecution(
                new CommandId("OMSA-P", 1, 7),
                Origin.OMS,
                "OMSA",
                "OMSA-P",
                root == null ? null : "T1",
                root,
                "8",
                ReportMessages.executionReport(message),
                null,
                null,
                List.of(),
                message.raw(),
                NOW);
    }

    private static OpenOrder open(String qty, String filled, String price) {
        return new OpenOrder(
                ROOT, EURUSD, Side.BUY, Quantity.of(qty), Quantity.of(filled), Price.of(price));
    }

    private void holds(String qty, @Nullable String avgPx, AccountPositions account) {
        assertThat(account.positions().getFirst())
                .extracting("qty", "avgPx")
                .containsExactly(new BigDecimal(qty), avgPx == null ? null : Price.of(avgPx));
    }

    @Test
    void aFillMovesFromTheOrderToThePosition() {
        AccountPositions decided = books.take(buy());
        holds("0", null, decided);
        assertThat(decided.orders()).containsExactly(open("1000", "0", "1.2"));
        assertThat(decided.decided()).containsExactly(ROOT);

        AccountPositions partly = books.take(report(NEW), report(PART));
        holds("400", "1.1", partly);
        assertThat(partly.orders()).containsExactly(open("1000", "400", "1.2"));

        AccountPositions filled = books.take(report(REST));
        holds("1000", "1.16", filled);
        assertThat(filled.orders()).isEmpty();
    }

    @Test
    void whatIsToldAgainChangesNothing() {
        books.take(buy(), report(NEW), report(PART));
        AccountPositions again = books.take(buy(), report(PART), report(PART));
        holds("400", "1.1", again);
        assertThat(again.orders()).containsExactly(open("1000", "400", "1.2"));
    }

    @Test
    void answersMayComeBeforeTheDecision() {
        AccountPositions early = books.take(report(NEW), report(PART));
        holds("0", null, early);
        assertThat(early.orders()).isEmpty();
        AccountPositions decided = books.take(buy());
        holds("400", "1.1", decided);
        assertThat(decided.orders()).containsExactly(open("1000", "400", "1.2"));
    }

    @Test
    void bustsAndCorrectionsAreSummedAnew() {
        books.take(buy(), report(NEW), report(PART));
        AccountPositions corrected =
                books.take(report("17=E4|19=E2|150=G|39=1|32=300|31=1.05|14=300|151=700|"));
        holds("300", "1.05", corrected);
        assertThat(corrected.orders()).containsExactly(open("1000", "300", "1.2"));
        AccountPositions busted =
                books.take(report("17=E5|19=E4|150=H|39=0|32=300|14=0|151=1000|"));
        holds("0", null, busted);
        assertThat(busted.orders()).containsExactly(open("1000", "0", "1.2"));
    }

    @Test
    void canceledRejectedAndRefusedOrdersUseNothing() {
        books.take(buy(), report(NEW), report(PART));
        assertThat(books.take(report("17=E6|150=4|39=4|14=400|151=0|")).orders()).isEmpty();
        books.take(routed(command(Kind.NEW, 1, "11=A|1=L1|55=EURUSD|54=1|38=1000|40=1|")));
        holds("400", "1.1", books.take());
    }

    @Test
    void aReplaceCountsFromItsDecisionToItsAnswer() {
        books.take(buy(), report(NEW), report(PART));
        OrderCommand more =
                command(Kind.REPLACE, 2, "11=B|41=A|1=L1|55=EURUSD|54=1|38=3000|40=2|44=1.3|");
        AccountPositions asked = books.take(routed(more));
        assertThat(asked.orders()).containsExactly(open("3000", "400", "1.3"));
        assertThat(asked.decided()).containsExactly(new CommandId("T1", 1, 2));

        AccountPositions replaced =
                books.take(
                        report(
                                ROOT,
                                "11=B|41=A|37=O1|1=L1|55=EURUSD|54=1|38=2000|44=1.1|17=E7|150=5|39=5|14=400|151=1600|"));
        assertThat(replaced.orders()).containsExactly(open("2000", "400", "1.1"));
    }

    @Test
    void theFirstDecisionStands() {
        OrderCommand command =
                command(Kind.NEW, 1, "11=A|1=L1|55=EURUSD|54=1|38=1000|40=2|44=1.2|");
        assertThat(books.take(rejected(command)).orders()).isEmpty();
        assertThat(books.take(routed(command)).orders()).isEmpty();
    }

    @Test
    void aFillOfNoOrderOfOursCountsOnce() {
        String fields = "37=O9|1=L1|55=EURUSD|54=2|17=X1|150=F|39=2|32=500|31=1.1|";
        AccountPositions account = books.take(report(null, fields), report(null, fields));
        holds("-500", "1.1", account);
        holds(
                "0",
                null,
                books.take(report(null, fields.replace("17=X1|150=F", "17=X2|19=X1|150=H"))));
    }
}
