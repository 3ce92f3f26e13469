package io.interlock.localstack.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PartTest {

    @Test
    void labelsAreTheNamesOfTheModules() {
        assertThat(Part.named("dropcopy-recon-service")).isEqualTo(Part.DROPCOPY_RECON_SERVICE);
        assertThat(Part.OMS_A.label()).isEqualTo("oms-a");
    }

    @Test
    void simulatorsShareAProcess() {
        assertThat(Part.of(Part.Kind.SIMULATOR))
                .extracting(Part::process)
                .containsOnly("simulators");
    }

    @Test
    void wrongNameIsAnsweredWithTheRightOnes() {
        assertThatThrownBy(() -> Part.named("gateway"))
                .isInstanceOf(Problem.class)
                .hasMessageStartingWith(
                        "There is no part named 'gateway'. The parts are: postgres,");
    }
}
