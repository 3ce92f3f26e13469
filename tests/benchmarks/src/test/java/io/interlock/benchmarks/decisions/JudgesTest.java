package io.interlock.benchmarks.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.events.OrderCommand;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgesTest {

    /** What is compared answers the same, or the comparison says nothing. */
    @ParameterizedTest
    @CsvSource({"10, 0", "10, 4", "200, 0", "200, 1"})
    void allSidesDecideAlike(int rules, int conditions) {
        Scene scene = Scene.of(rules, conditions);
        List<String> ours = outcomes(Judge.Side.INTERLOCK, scene);
        assertThat(ours).contains("OMSB", Judge.REJECTED).doesNotContain("OMSC", Scene.OMS);
        assertThat(outcomes(Judge.Side.CHAIN, scene)).isEqualTo(ours);
        assertThat(outcomes(Judge.Side.EASY_RULES, scene)).isEqualTo(ours);
    }

    private static List<String> outcomes(Judge.Side side, Scene scene) {
        Judge judge = side.over(scene);
        return scene.orders().stream()
                .map((OrderCommand order) -> judge.judge(order, Scene.START.plusMillis(1)))
                .toList();
    }
}
