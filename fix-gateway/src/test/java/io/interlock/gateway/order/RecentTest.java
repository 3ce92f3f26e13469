package io.interlock.gateway.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecentTest {
    private final Recent<Integer, String> recent = new Recent<>(100);

    @Test
    void theNewestAreKeptAndTheOldestAreForgotten() {
        IntStream.range(0, 1_000).forEach(i -> recent.put(i, "v" + i));
        assertThat(IntStream.range(900, 1_000).boxed()).allMatch(i -> recent.get(i) != null);
        assertThat(IntStream.range(0, 700).boxed()).allMatch(i -> recent.get(i) == null);
    }

    @Test
    void whatIsAskedForStays() {
        recent.put(-1, "kept");
        for (int i = 0; i < 1_000; i++) {
            recent.put(i, "v" + i);
            assertThat(recent.get(-1)).isEqualTo("kept");
        }
    }

    @Test
    void aKeyThatIsKnownKeepsItsValue() {
        recent.put(1, "first");
        IntStream.range(100, 180).forEach(i -> recent.put(i, "v"));
        recent.putIfAbsent(1, "second");
        assertThat(recent.get(1)).isEqualTo("first");
        recent.put(1, "third");
        assertThat(recent.get(1)).isEqualTo("third");
    }
}
