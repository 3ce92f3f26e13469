package io.interlock.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FixTextTest {

    @Test
    void lengthAndChecksumAreComputed() {
        assertThat(
                        FixText.readable(
                                FixText.wire("35=0|49=BANZAI|56=EXEC|34=2|52=20121105-23:24:06|")))
                .isEqualTo(
                        "8=FIX.4.4|9=49|35=0|49=BANZAI|56=EXEC|34=2|52=20121105-23:24:06|10=227|");
    }

    @Test
    void givenBeginStringStaysAndGivenLengthAndChecksumAreReplaced() {
        assertThat(FixText.readable(FixText.wire("8=FIX.4.2|9=5|35=0|10=000|")))
                .isEqualTo("8=FIX.4.2|9=5|35=0|10=161|");
    }

    @Test
    void lastSeparatorMayBeLeftOut() {
        assertThat(FixText.wire("35=0")).isEqualTo(FixText.wire("35=0|"));
    }

    @Test
    void bodyIsWhatStandsBetweenLengthAndChecksum() {
        assertThat(FixText.body(FixText.wire("35=D|11=A1|"))).isEqualTo("35=D|11=A1|");
    }
}
