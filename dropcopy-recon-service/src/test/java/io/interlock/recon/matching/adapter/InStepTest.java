package io.interlock.recon.matching.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class InStepTest {
    private static final Instant T = Instant.parse("2026-11-30T10:00:00Z");
    private static final TopicPartition PLATFORM = new TopicPartition("platform", 0);
    private static final TopicPartition DROP_COPY = new TopicPartition("drop-copy", 0);

    @Test
    void theOneAheadIsHeldUntilTheOthersHaveCaughtUp() {
        Map<TopicPartition, Instant> read = Map.of(PLATFORM, T.plusSeconds(1), DROP_COPY, T);
        assertThat(InStep.ahead(read, List.of(PLATFORM, DROP_COPY))).containsExactly(PLATFORM);
        assertThat(InStep.ahead(Map.of(PLATFORM, T, DROP_COPY, T), List.of(PLATFORM, DROP_COPY)))
                .isEmpty();
    }

    @Test
    void oneOfWhichNothingWasReadIsTheSlowest() {
        assertThat(InStep.ahead(Map.of(PLATFORM, T), List.of(PLATFORM, DROP_COPY)))
                .containsExactly(PLATFORM);
    }

    @Test
    void oneThatIsReadToItsEndHoldsNobodyBack() {
        Map<TopicPartition, Instant> read = Map.of(PLATFORM, T.plusSeconds(60), DROP_COPY, T);
        assertThat(InStep.ahead(read, List.of(PLATFORM))).isEmpty();
        assertThat(InStep.ahead(read, List.of())).isEmpty();
    }
}
