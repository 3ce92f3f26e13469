package io.interlock.recon.matching;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.events.EventCodec;
import io.interlock.recon.breaks.FactsText;
import io.interlock.recon.breaks.OrderFact;
import io.interlock.recon.breaks.Patience;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class OrderEvidenceTest {
    private static final Patience ALL_IS_READ =
            new Patience(Duration.ofSeconds(2), Instant.MAX, Instant.MAX, List.of());

    private static OrderEvidence told(Told... told) {
        return new OrderEvidence("OMSA", "O1", List.of(told).stream().map(Told::fact).toList());
    }

    /** What is quiet has no break, whatever is read later. */
    @Test
    void quietIsAnOrderThatWasNeverWrong() {
        assertThat(told(Told.platform()).quiet()).isTrue();
        assertThat(told(Told.platform(), Told.dropCopy().at(600)).quiet()).isTrue();
        assertThat(told(Told.platform().say("32=1100|14=1100|151=0|39=2")).quiet()).isFalse();
        assertThat(told(Told.dropCopy(), Told.dropCopy().at(1).say("17=E2")).quiet()).isFalse();
        assertThat(told(Told.dropCopy(), Told.dropCopy().at(1).say("17=E2|14=200|151=800")).quiet())
                .isTrue();
    }

    /** The checks that compare reports with each other take their time from the square at most. */
    @Test
    @Timeout(60)
    void anOrderOfHundredsOfFillsIsJudged() {
        int fills = 600;
        List<OrderFact> facts = new ArrayList<>();
        for (int i = 1; i <= fills; i++) {
            String fields =
                    "17=E%1$d|38=%2$d|32=1|14=%1$d|151=%3$d|39=%4$s"
                            .formatted(i, fills, fills - i, i == fills ? "2" : "1");
            facts.add(Told.platform().at(i).say(fields).fact());
            facts.add(Told.dropCopy().at(i).say(fields).fact());
        }
        long began = System.nanoTime();
        OrderEvidence evidence = new OrderEvidence("OMSA", "O1", facts);
        assertThat(evidence.judge(ALL_IS_READ).breaks()).isEmpty();
        System.out.printf(
                "an order of %d fills judged in %d ms%n",
                fills, Duration.ofNanos(System.nanoTime() - began).toMillis());
    }

    @Test
    void keptReportsAreReadAsTheyWere() {
        OrderFact one = Told.platform().fact();
        OrderFact two = Told.dropCopy().at(1).say("150=4|39=4|97=Y").fact();
        assertThat(FactsText.read(line(one) + "\n" + line(two))).containsExactly(one, two);
    }

    private static String line(OrderFact fact) {
        return new String(EventCodec.encode(List.of(fact)), UTF_8);
    }
}
