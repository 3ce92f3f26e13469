package io.interlock.fix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.interlock.domain.CommandId;
import io.interlock.domain.Environment;
import io.interlock.domain.OrdType;
import io.interlock.domain.Price;
import io.interlock.domain.Quantity;
import io.interlock.domain.TimeInForce;
import io.interlock.events.OrderCommand;
import io.interlock.events.OrderCommand.Gate;
import io.interlock.events.OrderCommand.Kind;
import io.interlock.events.RoutingDecision.Rejection;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class OrderMessagesTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:01Z");

    private static OrderCommand read(Kind kind, String text) {
        return read("FIX.4.4", kind, text);
    }

    private static OrderCommand read(String version, Kind kind, String text) {
        return OrderMessages.command(
                FixMessage.of(text.replace('|', FixMessage.SOH)),
                kind,
                new CommandId("T1", 1, 2),
                new OrderMessages.Sender(
                        "T1", Environment.LIVE, Gate.ENFORCE, version, Duration.ofSeconds(5)),
                null,
                null,
                NOW);
    }

    @Test
    void anOrderIsReadAndItsAccountIsTheKey() {
        OrderCommand command =
                read(
                        Kind.NEW,
                        "35=D|52=20261122-10:00:00.250|11=A|1=L1|55=EURUSD|54=1|38=100.000|40=4|44=1.10|99=1.2|59=1|");
        assertThat(command.key()).isEqualTo("L1");
        assertThat(command.orderQty()).isEqualTo(Quantity.of(100));
        assertThat(command.ordType()).isEqualTo(OrdType.STOP_LIMIT);
        assertThat(command.price()).isEqualTo(Price.of("1.1"));
        assertThat(command.stopPx()).isEqualTo(Price.of("1.2"));
        assertThat(command.timeInForce()).isEqualTo(TimeInForce.GTC);
        assertThat(command.deadline()).isEqualTo(Instant.parse("2026-11-22T10:00:05.250Z"));
    }

    @Test
    void withoutAnAccountTheSessionIsTheKey() {
        assertThat(read(Kind.NEW, "35=D|11=A|").key()).isEqualTo("T1");
    }

    @Test
    void aPossDupIsAsOldAsItsFirstSending() {
        OrderCommand command =
                read(Kind.NEW, "35=D|43=Y|52=20261122-10:00:00|122=20261122-09:59:00|11=A|");
        assertThat(command.deadline()).isEqualTo(Instant.parse("2026-11-22T09:59:05Z"));
    }

    @Test
    void valuesThatCannotBeReadAreAbsentAndTheTextStays() {
        OrderCommand command = read(Kind.NEW, "35=D|11=A|38=lots|44=1e999999999|40=Z|54=9|");
        assertThat(command.orderQty()).isNull();
        assertThat(command.price()).isNull();
        assertThat(command.ordType()).isEqualTo(OrdType.OTHER);
        assertThat(command.raw()).contains("38=lots");
    }

    @Test
    void withoutClOrdIdNothingCanBeAnswered() {
        assertThatThrownBy(() -> read(Kind.NEW, "35=D|55=EURUSD|"))
                .hasMessage("ClOrdID(11) is missing");
    }

    @Test
    void aRejectedOrderIsAnsweredWithWhatItSaid() {
        OrderCommand command = read(Kind.NEW, "35=D|11=A|1=L1|55=EURUSD|54=1|38=100.000|40=1|");
        var answer =
                Rejects.answer(
                        command, new Rejection("r", 1, 2, "Symbol(55) EURUSD is not listed"), NOW);
        assertThat(answer.msgType()).isEqualTo("8");
        assertThat(FixMessage.readable(answer.body()))
                .isEqualTo(
                        "37=NONE|11=A|17=IL-T1:1:2|150=8|39=8|103=1|1=L1|55=EURUSD|54=1|38=100.000|40=1|151=0|14=0|6=0|60=20261122-10:00:01.000|58=Symbol(55)"
                                + " EURUSD is not listed|");
    }

    @Test
    void aRejectedCancelAndReplaceSayWhichTheyAnswer() {
        Rejection no = new Rejection("r", 5, 1, "unknown");
        assertThat(
                        FixMessage.readable(
                                Rejects.answer(read(Kind.CANCEL, "35=F|11=B|41=A|"), no, NOW)
                                        .body()))
                .isEqualTo(
                        "37=NONE|11=B|41=A|39=8|434=1|102=1|60=20261122-10:00:01.000|58=unknown|");
        assertThat(Rejects.answer(read(Kind.REPLACE, "35=G|11=B|41=A|"), no, NOW).body())
                .contains("434=2");
    }

    @Test
    void aFix42ClientIsAnsweredInItsDialect() {
        Rejection no = new Rejection("r", 99, 99, "no");
        OrderCommand order = read("FIX.4.2", Kind.NEW, "35=D|11=A|55=EURUSD|54=1|38=1|40=1|");
        assertThat(FixMessage.readable(Rejects.answer(order, no, NOW).body()))
                .startsWith("37=NONE|11=A|17=IL-T1:1:2|20=0|150=8|39=8|103=0|55=EURUSD|");
        OrderCommand status = read("FIX.4.2", Kind.STATUS, "35=H|11=A|55=EURUSD|54=1|");
        assertThat(FixMessage.readable(Rejects.answer(status, no, NOW).body()))
                .contains("|20=3|150=8|39=8|103=0|");
        OrderCommand cancel = read("FIX.4.2", Kind.CANCEL, "35=F|11=B|41=A|");
        assertThat(FixMessage.readable(Rejects.answer(cancel, no, NOW).body()))
                .contains("|39=8|434=1|102=2|");
    }
}
