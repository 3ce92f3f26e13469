package io.interlock.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.domain.Anomaly.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is odd is booked, and flagged. */
class OrderAnomalyTest {

    @Test
    void tradeAfterCancelIsALateFill() {
        OrderScript script =
                OrderScript.placed("X", 1000)
                        .report("150=0 39=0 11=X 14=0 151=1000")
                        .cancel("Y")
                        .report("150=4 39=4 11=Y 41=X 14=0 151=0")
                        .report("17=T9 150=F 39=1 11=X 32=300 31=1.1 14=300 151=700");
        assertThat(script.states().getLast()).isEqualTo("CANCELED 300/0 X !LATE_FILL");
        assertThat(script.order().fills())
                .containsExactly(
                        new Fill(
                                new ExecId("T9"),
                                new ExecId("T9"),
                                Quantity.of(300),
                                Price.of("1.1")));
    }

    @Test
    void lateFillThatCompletesACanceledOrderFillsIt() {
        assertThat(
                        OrderScript.placed("X", 1000)
                                .report("150=0 39=0 11=X 14=0 151=1000")
                                .report("150=C 39=C 11=X 14=0 151=0")
                                .report("150=F 39=2 11=X 32=1000 14=1000 151=0")
                                .states())
                .containsExactly("NEW 0/1000 X", "EXPIRED 0/0 X", "FILLED 1000/0 X !LATE_FILL");
    }

    @Test
    void fillOfAnOrderTheOmsRejectedIsBooked() {
        assertThat(
                        OrderScript.placed("X", 1000)
                                .report("150=8 39=8 11=X 103=0 14=0 151=0")
                                .report("150=F 39=1 11=X 32=400 14=400 151=600")
                                .states())
                .containsExactly("REJECTED 0/0 X", "PARTIALLY_FILLED 400/600 X !FILL_ON_REJECTED");
    }

    @Test
    void fillOfAnOrderThePlatformNeverSentIsBooked() {
        assertThat(
                        OrderScript.empty()
                                .apply(
                                        "D",
                                        new OrderEvent.Placed(
                                                new ClOrdId("X"),
                                                OrderScript.terms(
                                                        1000, OrdType.LIMIT, TimeInForce.DAY)))
                                .apply("no", new OrderEvent.RejectedByPlatform("EURUSD is killed"))
                                .report("150=F 39=2 11=X 32=1000 14=1000 151=0")
                                .states())
                .containsExactly(
                        "RECEIVED 0/1000 X",
                        "REJECTED_BY_PLATFORM 0/0 X",
                        "FILLED 1000/0 X !FILL_ON_REJECTED");
    }

    @Test
    void theFirstOutcomeOfThePlatformStands() {
        assertThat(
                        OrderScript.placed("X", 1000)
                                .apply("no", new OrderEvent.RejectedByPlatform("killed"))
                                .apply("no", new OrderEvent.Refused("too old"))
                                .apply("yes", new OrderEvent.Sent("OMSA", "OMSA-P"))
                                .order()
                                .status())
                .isEqualTo("REJECTED_BY_PLATFORM");
    }

    @Test
    void moreThanOrderedIsAnOverfill() {
        Order order =
                OrderScript.placed("X", 1000)
                        .report("150=F 39=2 11=X 32=1000 14=1000 151=0")
                        .order();
        assertThat(
                        order.apply(
                                        new OrderEvent.Reported(
                                                OrderScript.reportOf(
                                                        "150=F 39=2 11=X 32=50 14=1050 151=0",
                                                        "T2")))
                                .anomalies())
                .containsExactly(
                        new Anomaly(Kind.OVERFILL, "CumQty(14) 1050 exceeds OrderQty(38) 1000"));
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    # a report after 2 fills of 100 (T1, T2)                 , state after
                    17=T3 150=F 39=1 11=X 32=100 14=300 151=700              , PARTIALLY_FILLED 300/700 X
                    17=T3 150=F 39=1 11=X 32=100                             , PARTIALLY_FILLED 300/700 X
                    17=T3 150=F 39=1 11=X 14=300 151=700                     , PARTIALLY_FILLED 300/700 X
                    17=T3 150=F 39=1 11=X 32=100 14=450 151=550              , PARTIALLY_FILLED 450/550 X !CUM_QTY_MISMATCH
                    17=T3 150=F 39=1 11=X 32=100 14=250 151=750              , PARTIALLY_FILLED 300/700 X !CUM_QTY_MISMATCH
                    17=T3 150=F 39=1 11=X 32=100 14=300 151=600              , PARTIALLY_FILLED 300/700 X !LEAVES_QTY_MISMATCH
                    17=T3 150=F 39=2 11=X 32=100 14=300 151=700              , PARTIALLY_FILLED 300/700 X !STATUS_MISMATCH
                    17=T2 150=F 39=1 11=X 32=100 14=200 151=800              , PARTIALLY_FILLED 200/800 X !DUPLICATE_EXEC_ID
                    17=T2 150=F 39=1 11=X 32=900 14=1100 151=0               , PARTIALLY_FILLED 200/800 X !DUPLICATE_EXEC_ID
                    17=T3 150=0 39=0 11=X 14=0 151=1000                      , PARTIALLY_FILLED 200/800 X !REPORT_BACKWARDS
                    17=T3 150=A 39=A 11=X 14=200 151=800                     , PARTIALLY_FILLED 200/800 X !REPORT_BACKWARDS
                    17=T3 150=0 39=1 11=X 14=500 151=500                     , PARTIALLY_FILLED 500/500 X !CUM_QTY_MISMATCH
                    17=T3 150=z 39=1 11=X 14=200 151=800                     , PARTIALLY_FILLED 200/800 X !UNKNOWN_EXEC_TYPE
                    17=T3 150=z 39=z 11=X                                    , PARTIALLY_FILLED 200/800 X !UNKNOWN_EXEC_TYPE
                    17=T3 19=T1 150=H 39=1 11=X 32=100 14=100 151=900        , PARTIALLY_FILLED 100/900 X !BUST
                    17=T3 19=T1 150=H 39=1 11=X 14=0                         , PARTIALLY_FILLED 100/900 X !BUST !CUM_QTY_MISMATCH
                    17=T3 19=T8 150=H 39=1 11=X 32=50 14=150 151=850         , PARTIALLY_FILLED 150/850 X !BUST
                    17=T3 19=T1 150=G 39=1 11=X 32=70 14=170 151=830         , PARTIALLY_FILLED 170/830 X !CORRECTION
                    17=T3 19=T8 150=G 39=1 11=X 32=70 14=190 151=810         , PARTIALLY_FILLED 190/810 X !CORRECTION
                    17=T3 150=8 39=8 11=X 103=0 14=0 151=0                   , REJECTED 200/0 X !UNEXPECTED
                    17=T3 150=I 39=8 11=X 103=5 14=0 151=0                   , PARTIALLY_FILLED 200/800 X !UNEXPECTED
                    17=T3 150=4 39=4 11=X 14=200 151=0                       , CANCELED 200/0 X !UNSOLICITED
                    17=T3 150=5 39=1 11=X 38=500 14=200 151=300              , PARTIALLY_FILLED 200/300 X !UNSOLICITED
                    17=T3 150=0 39=1 11=X 38=500 14=200 151=300              , PARTIALLY_FILLED 200/300 X !TERMS_CHANGED
                    """)
    void afterTwoFills(String report, String state) {
        assertThat(
                        OrderScript.placed("X", 1000)
                                .report("17=T1 150=F 39=1 11=X 32=100 31=1 14=100 151=900")
                                .report("17=T2 150=F 39=1 11=X 32=100 31=1 14=200 151=800")
                                .report(report)
                                .states()
                                .getLast())
                .isEqualTo(state);
    }

    @Test
    void fillsInTheWrongOrderEndAlike() {
        OrderScript inOrder =
                OrderScript.placed("X", 1000)
                        .report("17=T1 150=F 39=1 11=X 32=100 31=1 14=100 151=900")
                        .report("17=T2 150=F 39=1 11=X 32=50 31=4 14=150 151=850");
        OrderScript crossed =
                OrderScript.placed("X", 1000)
                        .report("17=T2 150=F 39=1 11=X 32=50 31=4 14=150 151=850")
                        .report("17=T1 150=F 39=1 11=X 32=100 31=1 14=100 151=900");
        assertThat(crossed.states())
                .containsExactly(
                        "PARTIALLY_FILLED 150/850 X !CUM_QTY_MISMATCH",
                        "PARTIALLY_FILLED 150/850 X !REPORT_BACKWARDS");
        assertThat(crossed.order().avgPx()).isEqualTo(Price.of("2"));
        assertThat(crossed.order().filledQty()).isEqualTo(inOrder.order().filledQty());
    }

    @Test
    void replacedBeforeTheRequestIsKnownEndsAlike() {
        OrderScript script =
                OrderScript.placed("X", 1000)
                        .report("150=0 39=0 11=X 38=1000 14=0 151=1000")
                        .report("150=E 39=E 11=Y 41=X 38=1000 14=0 151=1000")
                        .report("150=5 39=0 11=Y 41=X 38=500 14=0 151=500")
                        .replace("Y", 500);
        assertThat(script.states())
                .containsExactly(
                        "NEW 0/1000 X", "PENDING_REPLACE 0/1000 X", "NEW 0/500 Y", "NEW 0/500 Y");
        assertThat(script.order().requests()).isEmpty();
    }

    @Test
    void theOrderMayBecomeKnownAfterItsReports() {
        OrderScript script =
                OrderScript.empty()
                        .report("150=0 39=0 11=X 38=1000 14=0 151=1000")
                        .report("150=F 39=1 11=X 38=1000 32=10 14=10 151=990")
                        .apply("sent", new OrderEvent.Sent("OMSA", "OMSA-P"))
                        .apply(
                                "D",
                                new OrderEvent.Placed(
                                        new ClOrdId("X"),
                                        OrderScript.terms(1000, OrdType.LIMIT, TimeInForce.GTC)));
        assertThat(script.states())
                .containsExactly(
                        "NEW 0/1000 X",
                        "PARTIALLY_FILLED 10/990 X",
                        "PARTIALLY_FILLED 10/990 X",
                        "PARTIALLY_FILLED 10/990 X");
        assertThat(script.order().terms())
                .isEqualTo(OrderScript.terms(1000, OrdType.LIMIT, TimeInForce.GTC));
    }

    @Test
    void marketRemainderEndsByItself() {
        assertThat(
                        OrderScript.placed("X", 1000, OrdType.MARKET, TimeInForce.DAY)
                                .report("150=F 39=1 11=X 32=10 14=10 151=990")
                                .report("150=4 39=4 11=X 14=10 151=0")
                                .states())
                .containsExactly("PARTIALLY_FILLED 10/990 X", "CANCELED 10/0 X");
    }

    @Test
    void anyReportTwiceChangesNothing() {
        List<String> reports =
                List.of(
                        "17=A 150=0 39=0 11=X 14=0 151=1000",
                        "17=B 150=F 39=1 11=X 32=10 31=1 14=10 151=990",
                        "17=C 19=B 150=G 39=1 11=X 32=20 31=1 14=20 151=980",
                        "17=D 150=5 39=1 11=Y 41=X 38=800 14=20 151=780",
                        "17=E 19=B 150=H 39=0 11=Y 14=0 151=800",
                        "17=F 150=4 39=4 11=Z 41=Y 14=0 151=0");
        OrderScript once = OrderScript.placed("X", 1000);
        OrderScript twice = OrderScript.placed("X", 1000);
        for (String report : reports) {
            once.report(report);
            twice.report(report).report(report);
        }
        once.report("17=G 150=I 39=4 11=Y 14=0 151=0");
        twice.report("17=G 150=I 39=4 11=Y 14=0 151=0");
        assertThat(twice.order()).isEqualTo(once.order());
        assertThat(once.states().getLast()).isEqualTo("CANCELED 0/0 Y");
    }
}
