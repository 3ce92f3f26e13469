package io.interlock.gateway.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.gateway.peer.Draft;
import io.interlock.gateway.peer.Draft.Head;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SoundnessTest {
    private static final Instant NOW = Instant.parse("2026-11-22T18:00:00Z");
    private static final String ORDER =
            "11=A1|1=L1001|55=EURUSD|54=1|60=now|38=1000.50|40=2|44=-1.1|59=1|354=5|355=a\u0001b=c";

    @Test
    void anOrderIsOneWithItsBodyAsWritten() {
        Soundness order = Soundness.of(wire(ORDER + "|12345=odd|58=|"));
        assertThat(order.isOrder("A", NOW)).isTrue();
        assertThat(order.body().replace('\u0001', '|'))
                .isEqualTo(
                        "11=A1|1=L1001|55=EURUSD|54=1|60=20261122-18:00:00.000|38=1000.50|40=2|44=-1.1|59=1|354=5|355=a|b=c|12345=odd|58=|");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "11=A1|55=EURUSD|60=now|38=1|40=1",
                "11=A1|55=EURUSD|54=Z|60=now|38=1|40=1",
                "11=A1|55=EURUSD|54=1|60=today|38=1|40=1",
                "11=|55=EURUSD|54=1|60=now|38=1|40=1",
                "11=A1|55=EURUSD|54=1|60=now|38=1e400|40=1",
                "11=A1|55=EURUSD|54=1|60=now|38=1|40=1|text",
                "52=now-300s|11=A1|55=EURUSD|54=1|60=now|38=1|40=1",
                "49=B|11=A1|55=EURUSD|54=1|60=now|38=1|40=1",
                "10=000|11=A1|55=EURUSD|54=1|60=now|38=1|40=1",
                "9=5|11=A1|55=EURUSD|54=1|60=now|38=1|40=1",
            })
    void whatFixDoesNotAllowIsNone(String fields) {
        assertThat(Soundness.of(wire(fields)).isOrder("A", NOW)).isFalse();
    }

    @Test
    void noiseAroundAMessageIsSkipped() {
        String order = wire(ORDER);
        assertThat(Soundness.isFramed("8=FI" + order)).isFalse();
        assertThat(Soundness.framedIn("8=FI" + order + "10=150\u0001" + order))
                .containsExactly(order, order);
        assertThat(Soundness.framedIn(order.substring(0, order.length() - 1))).isEmpty();
    }

    private static String wire(String fields) {
        return Draft.message(new Head("FIX.4.4", "A", "INTERLOCK"), "D", fields, 1, NOW).bytes();
    }
}
