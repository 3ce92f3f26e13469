package io.interlock.ops.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
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
    void fillsAndRoutesAreNone() {
        assertThat(Rejects.of(OrderFact.of(story.traded("10000", "10000")))).isEmpty();
        assertThat(Rejects.of(OrderFact.of(story.routed()))).isEmpty();
        assertThat(Rejects.of(OrderFact.of(story.placed()))).isEmpty();
    }

    private static RejectItem reject(Object event) {
        return Rejects.of(OrderFact.of(event)).orElseThrow();
    }
}
