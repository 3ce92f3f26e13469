package io.interlock.fix;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.domain.Account;
import io.interlock.domain.CancelReject;
import io.interlock.domain.ClOrdId;
import io.interlock.domain.CommandId;
import io.interlock.domain.ExecType;
import io.interlock.domain.OrdStatus;
import io.interlock.domain.OrdType;
import io.interlock.domain.Order;
import io.interlock.domain.OrderEvent;
import io.interlock.domain.OrderTerms;
import io.interlock.domain.Price;
import io.interlock.domain.Quantity;
import io.interlock.domain.Side;
import io.interlock.domain.Symbol;
import io.interlock.domain.TimeInForce;
import io.interlock.domain.Transition;
import io.interlock.fix.OrderMatrix.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The order state change matrices of FIX 4.4 volume 4, appendix D, and four variants of exchanges:
 * after every message, in the spelling of 4.4 and of 4.2, the order is what the specification
 * prints. The messages are read from text, as those of an OMS are.
 */
class OrderMatricesTest {
    private static final List<String> SCENARIOS =
            List.of(
                    "A.1.a",
                    "A.1.b",
                    "B.1.a",
                    "B.1.b",
                    "B.1.c",
                    "B.1.d",
                    "B.1.e",
                    "B.1.f",
                    "C.1.a",
                    "C.1.b",
                    "C.1.c",
                    "C.2.a",
                    "C.3.a",
                    "C.3.b",
                    "C.3.c",
                    "D.1.a",
                    "D.1.b",
                    "D.1.c",
                    "D.2.a",
                    "D.2.b",
                    "D.2.c",
                    "D.2.d",
                    "E.1.a",
                    "E.1.b",
                    "E.1.c",
                    "E.1.d",
                    "E.1.e",
                    "EX.A.1.c",
                    "EX.A.1.d",
                    "EX.I.1.a",
                    "EX.I.1.b",
                    "F.1.a",
                    "F.1.b",
                    "F.1.c",
                    "G.1.a",
                    "G.1.b",
                    "G.1.c",
                    "H.1.a",
                    "H.1.b",
                    "H.1.c",
                    "H.1.d",
                    "I.1.a",
                    "I.1.b",
                    "J.1.a",
                    "J.1.b",
                    "J.1.c",
                    "J.1.d",
                    "K.1.a",
                    "K.1.b",
                    "L.1.a",
                    "L.1.b");

    /** How a report is spelt. */
    enum Dialect {
        FIX_44,
        FIX_42
    }

    static Stream<OrderMatrix> ways() {
        return OrderMatrix.all().stream();
    }

    static Stream<Arguments> waysInBothDialects() {
        return ways().flatMap(way -> way.crosses() ? Stream.of(way, way.crossed()) : Stream.of(way))
                .flatMap(way ->
                        Arrays.stream(Dialect.values()).map(dialect -> Arguments.of(way, dialect)));
    }

    @Test
    void noScenarioIsMissing() {
        assertThat(ways().map(way -> way.name().split(" ", 2)[0]).distinct())
                .containsExactlyInAnyOrderElementsOf(SCENARIOS);
    }

    @ParameterizedTest(name = "{0} ({1})")
    @MethodSource("waysInBothDialects")
    void everyStateIsTheOnePrinted(OrderMatrix way, Dialect dialect) {
        Play play = new Play(dialect);
        List<String> printed = new ArrayList<>();
        List<String> found = new ArrayList<>();
        for (Step step : way.steps()) {
            List<String> anomalies = play.apply(step);
            printed.add(line(step, play.printed(step), step.anomalies()));
            found.add(line(step, play.state(step), anomalies));
        }
        assertThat(found).isEqualTo(printed);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ways")
    void aReportDeliveredAgainChangesNothing(OrderMatrix way) {
        Play play = new Play(Dialect.FIX_44);
        for (Step step : way.steps()) {
            play.apply(step);
            if (step.type().equals("8")) {
                Order before = play.order;
                play.again();
                assertThat(play.order).as(step.toString()).isEqualTo(before);
            }
        }
    }

    /** A drop copy tells of orders whose requests nobody here saw. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("ways")
    void reportsAloneEndInTheSameQuantities(OrderMatrix way) {
        Play whole = new Play(Dialect.FIX_44);
        Play alone = new Play(Dialect.FIX_44);
        for (Step step : way.steps()) {
            whole.apply(step);
            if (step.type().equals("8")) {
                alone.apply(step);
            }
        }
        assertThat(alone.order.cumQty()).isEqualTo(whole.order.cumQty());
        assertThat(alone.order.fills()).isEqualTo(whole.order.fills());
    }

    private static String line(Step step, String state, List<String> anomalies) {
        return "%s -> %s %s".formatted(String.join(" ", step.words()), state, anomalies);
    }

    /** An order that messages are applied to. */
    private static final class Play {
        private final Dialect dialect;
        private Order order = Order.of(new CommandId("TRADER1", 1, 7));
        private OrderEvent last = new OrderEvent.Routed("OMSA");
        private int execIds;

        Play(Dialect dialect) {
            this.dialect = dialect;
        }

        List<String> apply(Step step) {
            if (step.type().equals("D") && !order.clOrdIds().isEmpty()) {
                return List.of(); // an order of its own, with a name that is taken
            }
            last = event(step);
            Transition transition = order.apply(last);
            order = transition.order();
            return transition.anomalies().stream().map(each -> each.kind().name()).toList();
        }

        void again() {
            order = order.apply(last).order();
        }

        private OrderEvent event(Step step) {
            ClOrdId clOrdId = new ClOrdId(step.clOrdId());
            return switch (step.type()) {
                case "D" -> new OrderEvent.Placed(clOrdId, terms(step));
                case "F" -> new OrderEvent.CancelRequested(clOrdId);
                case "G" ->
                        new OrderEvent.ReplaceRequested(
                                clOrdId, Quantity.of(Long.parseLong(step.word(2))), null, null);
                case "9" ->
                        new OrderEvent.CancelRejected(
                                new CancelReject(
                                        null,
                                        clOrdId,
                                        new ClOrdId(step.origClOrdId()),
                                        value(OrdStatus.values(), step.word(2)),
                                        1,
                                        0,
                                        null));
                default -> new OrderEvent.Reported(ReportMessages.executionReport(report(step)));
            };
        }

        private static OrderTerms terms(Step step) {
            String tif = step.word(3);
            return new OrderTerms(
                    new Account("L1001"),
                    new Symbol("EURUSD"),
                    Side.BUY,
                    OrdType.LIMIT,
                    tif.isEmpty() ? TimeInForce.DAY : TimeInForce.valueOf(tif),
                    step.word(2).equals("-") ? null : Quantity.of(Long.parseLong(step.word(2))),
                    Price.of("1.1"),
                    null);
        }

        private FixMessage report(Step step) {
            ExecType execType = value(ExecType.values(), step.word(2));
            OrdStatus ordStatus = value(OrdStatus.values(), step.word(3));
            StringBuilder text = new StringBuilder("8=FIX.4.4|9=1|35=8|");
            field(text, 11, step.clOrdId());
            field(text, 41, step.origClOrdId());
            field(text, 38, step.word(4));
            field(text, 14, step.word(5));
            field(text, 151, step.word(6));
            text.append("55=EURUSD|54=1|");
            boolean named = false;
            boolean orderNamed = false;
            for (String word :
                    step.words().subList(Math.min(7, step.words().size()), step.words().size())) {
                named |= word.startsWith("17=");
                orderNamed |= word.startsWith("37=");
                text.append(word.contains("=") ? word : "32=" + word).append('|');
            }
            text.append(named ? "" : "17=E" + ++execIds + "|");
            text.append(orderNamed ? "" : "37=O1|");
            spell(text, execType, ordStatus);
            return FixMessage.of(text.append("10=000|").toString().replace('|', FixMessage.SOH));
        }

        /** FIX 4.2 says by ExecTransType(20) and OrdStatus(39) what 4.4 says by ExecType(150). */
        private void spell(StringBuilder text, ExecType execType, OrdStatus ordStatus) {
            if (dialect == Dialect.FIX_44) {
                text.append("150=%s|39=%s|".formatted(execType.code(), ordStatus.code()));
                return;
            }
            boolean replaced = execType == ExecType.REPLACED && ordStatus == OrdStatus.NEW;
            char status = replaced ? OrdStatus.REPLACED.code() : ordStatus.code();
            char type =
                    switch (execType) {
                        case TRADE, TRADE_CANCEL, TRADE_CORRECT, ORDER_STATUS -> tradeOr(status);
                        default -> execType.code();
                    };
            char trans =
                    switch (execType) {
                        case TRADE_CANCEL -> '1';
                        case TRADE_CORRECT -> '2';
                        case ORDER_STATUS -> '3';
                        default -> '0';
                    };
            text.append("20=%s|150=%s|39=%s|".formatted(trans, type, status));
        }

        /** A fill while something else is pending is a partial fill by its type. */
        private static char tradeOr(char status) {
            return status == '2' ? '2' : '1';
        }

        private static void field(StringBuilder text, int tag, String value) {
            if (!value.isEmpty() && !value.equals("-")) {
                text.append(tag).append('=').append(value).append('|');
            }
        }

        /** What the message says of the order; nothing where it is a request. */
        String printed(Step step) {
            if (!step.state().isEmpty()) {
                return step.state();
            }
            return switch (step.type()) {
                case "8" ->
                        "%s %s/%s%s"
                                .formatted(
                                        name(step.word(3)),
                                        step.word(5),
                                        step.word(6),
                                        average(step));
                case "9" -> name(step.word(2));
                default -> "";
            };
        }

        private static String average(Step step) {
            return step.words().stream()
                    .filter(word -> word.startsWith("6="))
                    .map(word -> " at " + word.substring(2))
                    .findFirst()
                    .orElse("");
        }

        /** The same of the order as it is. */
        String state(Step step) {
            String status = order.status();
            if (step.type().equals("9")) {
                return status;
            }
            if (!step.type().equals("8")) {
                return "";
            }
            String quantities = "%s %s/%s".formatted(status, order.cumQty(), order.leavesQty());
            boolean priced = !average(step).isEmpty();
            return priced
                    ? quantities + " at " + (order.avgPx() == null ? "0" : order.avgPx())
                    : quantities;
        }

        private static String name(String word) {
            return value(OrdStatus.values(), word).name();
        }

        private static <E extends Enum<E>> E value(E[] values, String word) {
            return Arrays.stream(values)
                    .filter(value ->
                            value.name()
                                    .replace("_", "")
                                    .toLowerCase(Locale.ROOT)
                                    .equals(word.toLowerCase(Locale.ROOT)))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(word));
        }
    }
}
