package io.interlock.simulators.oms.book;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.simulators.oms.book.Action.Kind;
import io.interlock.simulators.wire.FixMessage;
import io.interlock.simulators.wire.Tag;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** XYZ has no base price, so it trades at 100.00 give or take a tenth of a percent. */
class OmsBookTest {
    private final BookRun run = new BookRun(Behaviour.USUAL);

    @Test
    void marketOrderIsAcknowledgedAndFilled() {
        run.receive("35=D|11=A1|1=L1|55=XYZ|54=1|38=10|40=1|");

        assertThat(run.drain()).containsExactly("A1 New New 0/10", "A1 Trade Filled 10/0 last 10");
    }

    @Test
    void everyFifthMarketOrderIsFilledInParts() {
        for (int i = 1; i <= 5; i++) {
            run.drain();
            run.receive("35=D|11=A" + i + "|55=XYZ|54=1|38=10|40=1|");
        }

        assertThat(run.drain())
                .containsExactly(
                        "A5 New New 0/10",
                        "A5 Trade PartiallyFilled 4/6 last 4",
                        "A5 Trade PartiallyFilled 7/3 last 3",
                        "A5 Trade Filled 10/0 last 3");
    }

    @Test
    void limitAwayFromTheMarketRestsAndIsCanceledOnRequest() {
        run.receive("35=D|11=A1|55=XYZ|54=1|38=10|40=2|44=90|");
        run.receive("35=F|11=A2|41=A1|55=XYZ|54=1|");

        assertThat(run.drain()).containsExactly("A1 New New 0/10", "A2 (A1) Canceled Canceled 0/0");
    }

    @Test
    void restingLimitFillsAtItsPriceWhenTheMarketComesToIt() {
        run.receive("35=D|11=A1|55=XYZ|54=2|38=10|40=2|44=200|");
        run.receive("35=G|11=A2|41=A1|55=XYZ|54=2|38=15|40=2|44=99|");
        run.drain();
        run.tick();

        assertThat(run.drain()).containsExactly("A2 Trade Filled 15/0 last 15");
    }

    @Test
    void stopIsTriggeredAndFilledByTheTick() {
        run.receive("35=D|11=A1|55=XYZ|54=1|38=10|40=3|99=99|");
        run.receive("35=D|11=A2|55=XYZ|54=1|38=10|40=3|99=150|");
        run.drain();
        run.tick();

        assertThat(run.drain()).containsExactly("A1 Trade Filled 10/0 last 10");
    }

    @Test
    void immediateOrdersThatCannotTradeAreCanceled() {
        run.receive("35=D|11=A1|55=XYZ|54=1|38=10|40=2|44=90|59=3|");
        run.receive("35=D|11=A2|55=XYZ|54=1|38=10|40=2|44=90|59=4|");

        assertThat(run.drain())
                .containsExactly(
                        "A1 New New 0/10",
                        "A2 New New 0/10",
                        "A1 Canceled Canceled 0/0",
                        "A2 Canceled Canceled 0/0");
    }

    @Test
    void goodTillDateExpires() {
        run.receive("35=D|11=A1|55=XYZ|54=1|38=10|40=2|44=90|59=6|126=20261122-10:00:30|");
        run.drain();
        run.forward(29);
        run.tick();
        assertThat(run.drain()).isEmpty();
        run.forward(1);
        run.tick();

        assertThat(run.drain()).containsExactly("A1 Expired Expired 0/0");
    }

    @Test
    void replaceBelowTheFilledQuantityIsRefused() {
        run.rule(Rule.on("D", Action.of(Kind.ACK), Action.of(Kind.FILL).fraction("0.5")));
        run.receive("35=D|11=A1|55=XYZ|54=1|38=10|40=1|");
        run.receive("35=G|11=A2|41=A1|55=XYZ|54=1|38=4|40=1|");
        run.receive("35=G|11=A3|41=A1|55=XYZ|54=1|38=5|40=1|");

        assertThat(run.drain())
                .containsExactly(
                        "A1 New New 0/10",
                        "A1 Trade PartiallyFilled 5/5 last 5",
                        "A2 (A1) CancelReject 2 reason 99",
                        "A3 (A1) Replaced Filled 5/0");
    }

    @Test
    void cancelOfUnknownAndOfFilledOrdersIsRejected() {
        run.receive("35=D|11=A1|55=XYZ|54=1|38=10|40=1|");
        run.drain();
        run.receive("35=F|11=A2|41=NOPE|55=XYZ|54=1|");
        run.receive("35=F|11=A3|41=A1|55=XYZ|54=1|");

        assertThat(run.drain())
                .containsExactly(
                        "A2 (NOPE) CancelReject 1 reason 1", "A3 (A1) CancelReject 1 reason 0");
    }

    @Test
    void statusOfAnUnknownOrderSaysSo() {
        run.receive("35=D|11=A1|55=XYZ|54=1|38=10|40=1|");
        run.drain();
        run.receive("35=H|11=A1|55=XYZ|54=1|");
        run.receive("35=H|11=NOPE|55=XYZ|54=1|");

        assertThat(run.drain())
                .containsExactly(
                        "A1 OrderStatus Filled 10/0", "NOPE OrderStatus Rejected 0/0 reason 5");
    }

    @Test
    void duplicateClOrdIdIsRejectedAndThePossibleResendIsAnswered() {
        run.receive("35=D|11=A1|55=XYZ|54=1|38=10|40=1|");
        run.drain();
        run.receive("35=D|11=A1|55=XYZ|54=1|38=10|40=1|");
        run.receive("35=D|97=Y|11=A1|55=XYZ|54=1|38=10|40=1|");

        assertThat(run.drain())
                .containsExactly("A1 Rejected Rejected 0/0 reason 6", "A1 OrderStatus Filled 10/0");
    }

    @Test
    void malformedOrdersAreRefusedInWords() {
        run.receive("35=D|11=A1|55=XYZ|54=1|38=-1|40=1|");
        run.receive("35=D|55=XYZ|54=1|38=1|40=1|");
        run.receive("35=D|11=A3|55=XYZ|54=1|38=1|40=2|");

        assertThat(run.drain())
                .containsExactly(
                        "A1 Rejected Rejected 0/0 reason 99",
                        "j 5",
                        "A3 Rejected Rejected 0/0 reason 99");
    }

    @Test
    void bustAndCorrectionReferToTheTrade() {
        run.receive("35=D|11=A1|55=XYZ|54=1|38=10|40=1|");
        run.drain();
        run.insist("A1", Action.of(Kind.CORRECT).of(null, new BigDecimal("101")));
        assertThat(run.messages().getLast().text(Tag.EXEC_REF_ID)).isEqualTo("OMS-R-E2");
        run.insist("A1", Action.of(Kind.BUST));

        assertThat(run.messages().getLast().text(Tag.EXEC_REF_ID)).isEqualTo("OMS-R-E3");
        assertThat(run.drain())
                .containsExactly(
                        "A1 TradeCorrect Filled 10/0 last 10", "A1 TradeCancel New 0/10 last 10");
    }

    @Test
    void lateFillAfterCancelLeavesTheOrderCanceled() {
        run.rule(
                Rule.on(
                        "F",
                        Action.of(Kind.ACCEPT),
                        Action.of(Kind.FILL).of(new BigDecimal("3"), null).after(50)));
        run.receive("35=D|11=A1|55=XYZ|54=1|38=10|40=2|44=90|");
        run.receive("35=F|11=A2|41=A1|55=XYZ|54=1|");

        assertThat(run.drain())
                .containsExactly(
                        "A1 New New 0/10",
                        "A2 (A1) Canceled Canceled 0/0",
                        "A2 Trade Canceled 3/0 last 3");
    }

    @Test
    void hiddenFillGoesToTheDropCopyUntilReleased() {
        run.rule(Rule.on("D", Action.of(Kind.ACK), Action.of(Kind.FILL).hiding()));
        run.receive("35=D|11=A1|55=XYZ|54=1|38=10|40=1|");

        assertThat(run.reports())
                .extracting(Effect.Report::to)
                .containsExactly(Effect.To.BOTH, Effect.To.DROP_COPY);
        FixMessage hidden = run.messages().getLast();
        run.clear();
        run.insist("A1", Action.of(Kind.RELEASE));
        run.insist("A1", Action.of(Kind.RELEASE));

        assertThat(run.reports())
                .containsExactly(new Effect.Report("OMS-P", hidden, Effect.To.ORDER_SESSION));
    }

    @Test
    void scriptedRejectCarriesItsCodeAndTextOnce() {
        run.rule(
                Rule.on("D", Action.of(Kind.REJECT).because(3, "Too big"))
                        .where(Tag.SYMBOL, "XYZ")
                        .times(1));
        run.receive("35=D|11=A1|55=XYZ|54=1|38=10|40=1|");
        run.receive("35=D|11=A2|55=XYZ|54=1|38=10|40=1|");

        assertThat(run.drain())
                .containsExactly(
                        "A1 Rejected Rejected 0/0 reason 3",
                        "A2 New New 0/10",
                        "A2 Trade Filled 10/0 last 10");
    }

    @Test
    void nthOrderGetsSilence() {
        run.rule(new Rule("D", Map.of(), null, null, 2, 0, 0, List.of(Action.of(Kind.SILENCE))));
        run.receive("35=D|11=A1|55=XYZ|54=1|38=10|40=1|");
        run.receive("35=D|11=A2|55=XYZ|54=1|38=10|40=1|");
        run.receive("35=D|11=A3|55=XYZ|54=1|38=10|40=1|");

        assertThat(run.drain()).noneMatch(line -> line.startsWith("A2")).hasSize(4);
    }

    @Test
    void extraTagsMayOverwriteAndInvent() {
        run.rule(
                Rule.on(
                        "D",
                        Action.of(Kind.ACK),
                        Action.of(Kind.FILL).adding(Map.of(9999, "new", 150, "Z"))));
        run.receive("35=D|11=A1|55=XYZ|54=1|38=10|40=1|");

        FixMessage fill = run.messages().getLast();
        assertThat(fill.text(9999)).isEqualTo("new");
        assertThat(fill.text(Tag.EXEC_TYPE)).isEqualTo("Z");
    }

    @Test
    void unsolicitedCancelNamesNoRequest() {
        run.receive("35=D|11=A1|55=XYZ|54=1|38=10|40=2|44=90|");
        run.drain();
        run.insist("A1", Action.of(Kind.CANCEL).because(0, "By the desk"));

        assertThat(run.messages().getLast().find(Tag.ORIG_CL_ORD_ID)).isNull();
        assertThat(run.drain()).containsExactly("A1 Canceled Canceled 0/0");
    }

    @Test
    void plainModeAnswersInOneGo() {
        BookRun plain = new BookRun(Behaviour.PLAIN);
        plain.receive("35=D|11=A1|55=XYZ|54=1|38=10|40=2|44=1|");

        assertThat(plain.described())
                .containsExactly("A1 New New 0/10", "A1 Trade Filled 10/0 last 10");
    }
}
