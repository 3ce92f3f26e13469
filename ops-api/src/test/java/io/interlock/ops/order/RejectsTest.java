package io.interlock.ops.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RejectsTest {
    private final Story story = new Story("TRADER1", 7, Instant.parse("2026-11-20T10:00:00Z"));

    @Test
    void aRulesNoNamesTheRuleAndTheCode() {
        RejectItem reject = reject(story.rejected("kill-switch", "EURUSD is killed"));
        assertThat(reject.source()).isEqualTo(RejectItem.Source.PLATFORM);
        assertThat(reject.rule()).isEqualTo("kill-switch");
        assertThat(reject.code()).isEqualTo("103=0");
        assertThat(reject.text()).isEqualTo("EURUSD is killed");
        assertThat(reject.orderId()).isEqualTo("TRADER1:1:7");
    }

    @Test
    void anOmssNoHasItsOwnCode() {
        RejectItem reject = reject(story.rejectedByOms("Unknown symbol"));
        assertThat(reject.source()).isEqualTo(RejectItem.Source.OMS);
        assertThat(reject.code()).isEqualTo("103=1");
        assertThat(reject.rule()).isNull();
    }

    @Test
    void aRejectedCancelIsARejectToo() {
        RejectItem reject = reject(story.cancelRejected("C8", "too late"));
        assertThat(reject.code()).isEqualTo("102=0");
        assertThat(reject.clOrdId()).hasToString("C8");
        assertThat(reject.orderId()).isEqualTo("TRADER1:1:7");
    }

    @Test
    void anAnswerWithoutAccountAndSymbolHasTheOrders() {
        OrderItem order =
                OrderProjection.of(List.of(OrderFact.of(story.placed()))).orElseThrow().item();
        RejectItem reject =
                Rejects.of(
                                OrderFact.of(
                                        story.cancelRejected(
                                                "C8", "EURUSD order TRADER1-C7 is gone")),
                                order)
                        .orElseThrow();
        assertThat(reject.symbol()).hasToString("EURUSD");
        assertThat(reject.account()).hasToString("L1001");
        assertThat(reject.fixSession()).isEqualTo("OMSA-P");
        assertThat(reject.template()).isEqualTo("<symbol> order <id> is gone");
    }

    @Test
    void theSameProblemIsOneClusterWhateverTheOrder() {
        Story other = new Story("TRADER2", 9, Instant.parse("2026-11-20T11:00:00Z"));
        assertThat(reject(story.rejectedByOms("Limit 500 reached by order A1")).cluster())
                .isEqualTo(reject(other.rejectedByOms("Limit 700 reached by order B22")).cluster())
                .isNotEqualTo(reject(other.rejectedByOms("Unknown symbol")).cluster());
    }

    @Test
    void fillsAndRoutesAreNone() {
        assertThat(Rejects.of(OrderFact.of(story.traded("10000", "10000")), null)).isEmpty();
        assertThat(Rejects.of(OrderFact.of(story.routed()), null)).isEmpty();
        assertThat(Rejects.of(OrderFact.of(story.placed()), null)).isEmpty();
    }

    private static RejectItem reject(Object event) {
        return Rejects.of(OrderFact.of(event), null).orElseThrow();
    }
}
