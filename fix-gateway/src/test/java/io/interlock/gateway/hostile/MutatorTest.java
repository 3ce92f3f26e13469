package io.interlock.gateway.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MutatorTest {
    private static final String MESSAGE =
            "8=FIX.4.4\u00019=46\u000135=0\u000134=1\u000149=A\u000156=B\u000152=20261122-18:00:00\u0001112=T\u000110=000\u0001";

    @Test
    void theSameSeedSpoilsInTheSameWay() {
        assertThat(spoilt(7)).isEqualTo(spoilt(7)).isNotEqualTo(spoilt(8));
    }

    @Test
    void aRightFrameStaysRight() {
        String right = Mutator.framed(MESSAGE);
        assertThat(right).isEqualTo(Mutator.framed(right)).contains("\u00019=47\u0001");
        assertThat(Soundness.isFramed(right)).isTrue();
        assertThat(Soundness.isFramed(MESSAGE)).isFalse();
    }

    private static List<String> spoilt(long seed) {
        Mutator mutator = new Mutator(seed);
        return Stream.generate(() -> mutator.mutate(MESSAGE)).limit(500).toList();
    }
}
