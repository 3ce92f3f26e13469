package io.interlock.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Scenarios of FIX 4.4 volume 4, appendix D, by their names there. */
class OrderMatrixTest {

    @Test
    void a1aFilledOrder() {
        assertThat(
                        OrderScript.placed("X", 10000)
                                .report("150=0 39=0 11=X 38=10000 14=0 151=10000 6=0")
                                .report(
                                        "150=F 39=1 11=X 38=10000 32=2000 31=1 14=2000 151=8000 6=1")
                                .report(
                                        "150=F 39=1 11=X 38=10000 32=1000 31=1 14=3000 151=7000 6=1")
                                .report("150=F 39=2 11=X 38=10000 32=7000 31=1 14=10000 151=0 6=1")
                                .states())
                .containsExactly(
                        "NEW 0/10000 X",
                        "PARTIALLY_FILLED 2000/8000 X",
                        "PARTIALLY_FILLED 3000/7000 X",
                        "FILLED 10000/0 X");
    }

    @Test
    void a1bPartFilledDayOrderDoneForDay() {
        assertThat(
                        OrderScript.placed("X", 10000)
                                .report("150=0 39=0 11=X 14=0 151=10000")
                                .report("150=F 39=1 11=X 32=2000 14=2000 151=8000")
                                .report("150=3 39=3 11=X 14=2000 151=0")
                                .states())
                .containsExactly(
                        "NEW 0/10000 X", "PARTIALLY_FILLED 2000/8000 X", "DONE_FOR_DAY 2000/0 X");
    }

    @Test
    void b1aCancelOfAZeroFilledOrder() {
        assertThat(
                        OrderScript.placed("X", 10000)
                                .report("150=0 39=0 11=X 14=0 151=10000")
                                .cancel("Y")
                                .report("150=6 39=6 11=Y 41=X 14=0 151=10000")
                                .report("150=4 39=4 11=Y 41=X 14=0 151=0")
                                .states())
                .containsExactly(
                        "NEW 0/10000 X",
                        "NEW 0/10000 X",
                        "PENDING_CANCEL 0/10000 X",
                        "CANCELED 0/0 X");
    }

    @Test
    void b1bExecutionsOccurWhileTheCancelIsActive() {
        assertThat(
                        OrderScript.placed("X", 10000)
                                .report("150=0 39=0 11=X 14=0 151=10000")
                                .report("150=F 39=1 11=X 32=2000 14=2000 151=8000")
                                .cancel("Y")
                                .report("150=F 39=1 11=X 32=5000 14=7000 151=3000")
                                .report("150=6 39=6 11=Y 41=X 14=7000 151=3000")
                                .report("150=F 39=6 11=X 32=1000 14=8000 151=2000")
                                .report("150=4 39=4 11=Y 41=X 14=8000 151=0")
                                .states())
                .containsExactly(
                        "NEW 0/10000 X",
                        "PARTIALLY_FILLED 2000/8000 X",
                        "PARTIALLY_FILLED 2000/8000 X",
                        "PARTIALLY_FILLED 7000/3000 X",
                        "PENDING_CANCEL 7000/3000 X",
                        "PENDING_CANCEL 8000/2000 X",
                        "CANCELED 8000/0 X");
    }

    @Test
    void b1cOrderFillsBeforeTheCancelCanBeAccepted() {
        assertThat(
                        OrderScript.placed("X", 10000)
                                .report("150=0 39=0 11=X 14=0 151=10000")
                                .cancel("Y")
                                .report("150=6 39=6 11=Y 41=X 14=0 151=10000")
                                .report("150=F 39=6 11=X 32=10000 14=10000 151=0")
                                .cancelReject("Y", "X", "2")
                                .states())
                .containsExactly(
                        "NEW 0/10000 X",
                        "NEW 0/10000 X",
                        "PENDING_CANCEL 0/10000 X",
                        "PENDING_CANCEL 10000/0 X",
                        "FILLED 10000/0 X");
    }

    @Test
    void b1dCancelOfAnUnacknowledgedOrder() {
        assertThat(
                        OrderScript.placed("X", 10000)
                                .cancel("Y")
                                .report("150=6 39=6 11=Y 41=X 14=0 151=10000")
                                .report("150=4 39=4 11=Y 41=X 14=0 151=0")
                                .states())
                .containsExactly(
                        "RECEIVED 0/10000 X", "PENDING_CANCEL 0/10000 X", "CANCELED 0/0 X");
    }

    @Test
    void b1eAcknowledgementAndCancelCross() {
        assertThat(
                        OrderScript.placed("X", 10000)
                                .cancel("Y")
                                .report("150=0 39=0 11=X 14=0 151=10000")
                                .report("150=6 39=6 11=Y 41=X 14=0 151=10000")
                                .report("150=4 39=4 11=Y 41=X 14=0 151=0")
                                .states())
                .containsExactly(
                        "RECEIVED 0/10000 X",
                        "NEW 0/10000 X",
                        "PENDING_CANCEL 0/10000 X",
                        "CANCELED 0/0 X");
    }

    @Test
    void c1bIncreaseWithAnExecutionWhilePending() {
        assertThat(
                        OrderScript.placed("X", 10000)
                                .report("150=0 39=0 11=X 38=10000 14=0 151=10000")
                                .report("150=F 39=1 11=X 38=10000 32=1000 14=1000 151=9000")
                                .replace("Y", 12000)
                                .report("150=E 39=E 11=Y 41=X 38=10000 14=1000 151=9000")
                                .report("150=F 39=E 11=X 38=10000 32=100 14=1100 151=8900")
                                .report("150=5 39=1 11=Y 41=X 38=12000 14=1100 151=10900")
                                .report("150=F 39=2 11=Y 38=12000 32=10900 14=12000 151=0")
                                .states())
                .containsExactly(
                        "NEW 0/10000 X",
                        "PARTIALLY_FILLED 1000/9000 X",
                        "PARTIALLY_FILLED 1000/9000 X",
                        "PENDING_REPLACE 1000/9000 X",
                        "PENDING_REPLACE 1100/8900 X",
                        "PARTIALLY_FILLED 1100/10900 Y",
                        "FILLED 12000/0 Y");
    }

    @Test
    void c1cFilledOrderIsIncreased() {
        assertThat(
                        OrderScript.placed("X", 10000)
                                .report("150=F 39=2 11=X 32=10000 14=10000 151=0")
                                .replace("Y", 12000)
                                .report("150=E 39=E 11=Y 41=X 14=10000 151=0")
                                .report("150=5 39=1 11=Y 41=X 38=12000 14=10000 151=2000")
                                .states())
                .containsExactly(
                        "FILLED 10000/0 X",
                        "FILLED 10000/0 X",
                        "PENDING_REPLACE 10000/0 X",
                        "PARTIALLY_FILLED 10000/2000 Y");
    }

    @Test
    void c3cReplaceBelowCumQtyComesBackAsCumQty() {
        OrderScript script =
                OrderScript.placed("X", 10000)
                        .report("150=0 39=0 11=X 14=0 151=10000")
                        .replace("Y", 7000)
                        .report("150=F 39=1 11=X 32=8000 14=8000 151=2000")
                        .report("150=E 39=E 11=Y 41=X 14=8000 151=2000")
                        .report("150=5 39=2 11=Y 41=X 38=8000 44=1.2 14=8000 151=0");
        assertThat(script.states().getLast()).isEqualTo("FILLED 8000/0 Y");
        assertThat(script.order().terms())
                .isEqualTo(
                        OrderScript.terms(8000, OrdType.LIMIT, TimeInForce.DAY)
                                .with(null, Price.of("1.2"), null));
    }

    @Test
    void d1cFirstReplaceRejectedSecondAccepted() {
        assertThat(
                        OrderScript.placed("X", 10000)
                                .report("150=0 39=0 11=X 14=0 151=10000")
                                .replace("Y", 8000)
                                .report("150=E 39=E 11=Y 41=X 14=0 151=10000")
                                .cancelReject("Y", "X", "0")
                                .replace("Z", 6000)
                                .report("150=5 39=0 11=Z 41=X 38=6000 14=0 151=6000")
                                .states())
                .containsExactly(
                        "NEW 0/10000 X",
                        "NEW 0/10000 X",
                        "PENDING_REPLACE 0/10000 X",
                        "NEW 0/10000 X",
                        "NEW 0/10000 X",
                        "NEW 0/6000 Z");
    }

    @Test
    void d2bTwoReplacesGoPendingBeforeEitherIsReplaced() {
        assertThat(
                        OrderScript.placed("X", 10000)
                                .report("150=0 39=0 11=X 14=0 151=10000")
                                .replace("Y", 7000)
                                .replace("Z", 6000)
                                .report("150=E 39=E 11=Y 41=X 14=0 151=10000")
                                .report("150=E 39=E 11=Z 41=Y 14=0 151=10000")
                                .report("150=5 39=E 11=Y 41=X 38=7000 14=0 151=7000")
                                .report("150=5 39=0 11=Z 41=Y 38=6000 14=0 151=6000")
                                .states())
                .containsExactly(
                        "NEW 0/10000 X",
                        "NEW 0/10000 X",
                        "NEW 0/10000 X",
                        "PENDING_REPLACE 0/10000 X",
                        "PENDING_REPLACE 0/10000 X",
                        "PENDING_REPLACE 0/7000 Y",
                        "NEW 0/6000 Z");
    }

    @Test
    void e1bUnsolicitedCancelOfAPartFilledOrder() {
        assertThat(
                        OrderScript.placed("X", 10000)
                                .report("150=F 39=1 11=X 32=4000 14=4000 151=6000")
                                .report("150=4 39=4 11=X 14=4000 151=0")
                                .states())
                .containsExactly("PARTIALLY_FILLED 4000/6000 X", "CANCELED 4000/0 X !UNSOLICITED");
    }

    @Test
    void e1dUnsolicitedReductionOfTheQuantity() {
        assertThat(
                        OrderScript.placed("X", 10000)
                                .report("150=0 39=0 11=X 38=10000 14=0 151=10000")
                                .report("150=D 39=0 11=X 38=9000 14=0 151=9000")
                                .states())
                .containsExactly("NEW 0/10000 X", "NEW 0/9000 X");
    }

    @Test
    void f1aRejectOfADuplicateLeavesTheLiveOrderAlone() {
        assertThat(
                        OrderScript.placed("X", 10000)
                                .report("150=F 39=1 11=X 32=4000 14=4000 151=6000")
                                .report("150=8 39=8 11=X 103=6 14=0 151=0")
                                .states())
                .containsExactly("PARTIALLY_FILLED 4000/6000 X", "PARTIALLY_FILLED 4000/6000 X");
    }

    @Test
    void g1cStatusRequestsChangeNothing() {
        assertThat(
                        OrderScript.placed("X", 10000)
                                .report("150=0 39=0 11=X 14=0 151=10000")
                                .report("150=I 39=0 17=0 11=X 14=0 151=10000")
                                .report("150=F 39=1 11=X 32=100 14=100 151=9900")
                                .report("150=I 39=1 17=0 11=X 14=100 151=9900")
                                .states())
                .containsExactly(
                        "NEW 0/10000 X",
                        "NEW 0/10000 X",
                        "PARTIALLY_FILLED 100/9900 X",
                        "PARTIALLY_FILLED 100/9900 X");
    }

    @Test
    void h1bGoodTillCanceledWithASplit() {
        assertThat(
                        OrderScript.placed("X", 10000, OrdType.LIMIT, TimeInForce.GTC)
                                .report("150=F 39=1 11=X 38=10000 32=2000 14=2000 151=8000")
                                .report("150=3 39=3 11=X 38=10000 14=2000 151=8000")
                                .report("150=D 39=1 11=X 38=20000 14=4000 151=16000")
                                .report("150=F 39=1 11=X 38=20000 32=3000 14=7000 151=13000")
                                .states())
                .containsExactly(
                        "PARTIALLY_FILLED 2000/8000 X",
                        "DONE_FOR_DAY 2000/8000 X",
                        "PARTIALLY_FILLED 4000/16000 X",
                        "PARTIALLY_FILLED 7000/13000 X");
    }

    @Test
    void exI1bIocPartFilledAndCanceledInOneReport() {
        OrderScript script =
                OrderScript.placed("X", 10000, OrdType.LIMIT, TimeInForce.IOC)
                        .report("150=4 39=4 11=X 32=1000 31=1.1 14=1000 151=0");
        assertThat(script.states()).containsExactly("CANCELED 1000/0 X");
        assertThat(script.order().filledQty()).isEqualTo(Quantity.of(1000));
    }

    @Test
    void j1aFilledOrderThenCorrectionAndBust() {
        OrderScript script =
                OrderScript.placed("X", 10000)
                        .report("17=T1 150=F 39=1 11=X 32=2000 31=10 14=2000 151=8000 6=10")
                        .report("17=T2 150=F 39=2 11=X 32=8000 31=11 14=10000 151=0 6=10.8")
                        .report("17=T3 19=T1 150=G 39=2 11=X 32=2000 31=12 14=10000 151=0")
                        .report("17=T4 19=T3 150=H 39=1 11=X 32=2000 14=8000 151=2000");
        assertThat(script.states())
                .containsExactly(
                        "PARTIALLY_FILLED 2000/8000 X",
                        "FILLED 10000/0 X",
                        "FILLED 10000/0 X !CORRECTION",
                        "PARTIALLY_FILLED 8000/2000 X !BUST");
        assertThat(script.order().avgPx()).isEqualTo(Price.of("11"));
        assertThat(script.order().fills())
                .containsExactly(
                        new Fill(
                                new ExecId("T2"),
                                new ExecId("T2"),
                                Quantity.of(8000),
                                Price.of("11")));
    }

    @Test
    void j1bCanceledOrderThenBustAndNewExecution() {
        assertThat(
                        OrderScript.placed("X", 10000)
                                .report("17=T1 150=F 39=1 11=X 32=5000 31=1 14=5000 151=5000")
                                .cancel("Y")
                                .report("150=4 39=4 11=Y 41=X 14=5000 151=0")
                                .report("17=T2 19=T1 150=H 39=4 11=X 32=5000 14=0 151=0")
                                .report("17=T3 150=F 39=4 11=X 32=4000 31=1 14=4000 151=0")
                                .states())
                .containsExactly(
                        "PARTIALLY_FILLED 5000/5000 X",
                        "PARTIALLY_FILLED 5000/5000 X",
                        "CANCELED 5000/0 X",
                        "CANCELED 0/0 X !BUST",
                        "CANCELED 4000/0 X !LATE_FILL");
    }

    @Test
    void k1aTradingHaltAndReinstatement() {
        assertThat(
                        OrderScript.placed("X", 10000)
                                .report("150=0 39=0 11=X 14=0 151=10000")
                                .report("150=9 39=9 11=X 14=0 151=10000")
                                .report("150=0 39=0 11=X 14=0 151=10000")
                                .states())
                .containsExactly("NEW 0/10000 X", "SUSPENDED 0/10000 X", "NEW 0/10000 X");
    }

    @Test
    void l1aGuaranteeOfExecutionBeforeExecution() {
        assertThat(
                        OrderScript.placed("X", 10000)
                                .report("150=0 39=0 11=X 14=0 151=10000")
                                .report("150=7 39=7 11=X 14=0 151=10000")
                                .report("150=F 39=7 11=X 32=1000 14=1000 151=9000")
                                .report("150=F 39=2 11=X 32=9000 14=10000 151=0")
                                .states())
                .containsExactly(
                        "NEW 0/10000 X",
                        "STOPPED 0/10000 X",
                        "STOPPED 1000/9000 X",
                        "FILLED 10000/0 X");
    }
}
