package io.interlock.gateway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import quickfix.Message;

class AheadOfGapTest {
    private final AheadOfGap ahead = new AheadOfGap(50_000);

    private IntStream kept() {
        return IntStream.range(0, 1_000).filter(seq -> ahead.dequeue(seq) != null);
    }

    @Test
    void aboveTheLimitTheHighestNumbersAreForgotten() {
        IntStream.range(100, 200).forEach(seq -> ahead.enqueue(seq, new Message()));
        ahead.enqueue(50, new Message());
        assertThat(kept()).contains(50, 100, 101).doesNotContain(150, 199).hasSizeLessThan(20);
    }

    @Test
    void whatIsTakenMakesRoom() {
        for (int seq = 0; seq < 1_000; seq++) {
            ahead.enqueue(seq, new Message());
            assertThat(ahead.dequeue(seq)).isNotNull();
        }
        ahead.enqueue(7, new Message());
        ahead.enqueue(7, new Message());
        assertThat(kept()).containsExactly(7);
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.SECONDS)
    void aJumpOverTwoBillionNumbersTakesNoTime() {
        ahead.enqueue(5, new Message());
        ahead.enqueue(Integer.MAX_VALUE, new Message());
        ahead.dequeueMessagesUpTo(Integer.MAX_VALUE);
        assertThat(kept()).isEmpty();
        assertThat(ahead.dequeue(Integer.MAX_VALUE)).isNotNull();
    }
}
