package io.interlock.gateway.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.interlock.gateway.conformance.Scenario.Step;
import io.interlock.gateway.conformance.Scenario.Verb;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScenarioParserTest {
    private static final Duration ANY_TIME = Duration.ZERO;
    private static final Duration USUALLY = Duration.ofSeconds(15);

    @Test
    void aCaseHasItsStepsInOrder() {
        assertThat(
                        ScenarioParser.parse(
                                "r",
                                "f",
                                """
                                # comment
                                case S2c,S2d Too low
                                  logon 108=5
                                  send 0 34=-1|112=$me

                                  expect 5 58=~too low after 2s within 5s
                                  expect-disconnect
                                """))
                .containsExactly(
                        new Scenario(
                                "r",
                                List.of("S2c", "S2d"),
                                "Too low",
                                List.of(
                                        step(3, "", Verb.LOGON, "", "108=5"),
                                        step(4, "", Verb.SEND, "0", "34=-1|112=$me"),
                                        new Step(
                                                6,
                                                "",
                                                Verb.EXPECT,
                                                "5",
                                                "58=~too low",
                                                Duration.ofSeconds(2),
                                                Duration.ofSeconds(5)),
                                        step(7, "", Verb.EXPECT_DISCONNECT, "", ""))));
    }

    @Test
    void aStepMayBeOnAnotherConnection() {
        assertThat(
                        ScenarioParser.parse(
                                        "r", "f", "case A B\nsecond: connect\nclient: send D 11=1")
                                .getFirst()
                                .steps())
                .containsExactly(
                        step(2, "second", Verb.CONNECT, "", ""),
                        step(3, "client", Verb.SEND, "D", "11=1"));
    }

    @Test
    void aTextIsRepeatedByItsName() {
        assertThat(
                        ScenarioParser.parse(
                                        "r", "f", "let o 55=X|54=1\ncase A B\nsend D 11=$me|$o")
                                .getFirst()
                                .steps()
                                .getFirst()
                                .fields())
                .isEqualTo("11=$me|55=X|54=1");
    }

    @Test
    void aLineThatMakesNoSenseIsNamed() {
        assertThatThrownBy(() -> ScenarioParser.parse("r", "f", "case A B\nlisten"))
                .hasMessage("f:2: 'listen' begins with no known verb");
        assertThatThrownBy(() -> ScenarioParser.parse("r", "f", "case A B\nexpect"))
                .hasMessage("f:2: 'expect' names no message");
        assertThatThrownBy(() -> ScenarioParser.parse("r", "f", "logon"))
                .hasMessage("f:1: 'logon' stands before the first case");
        assertThatThrownBy(() -> ScenarioParser.parse("r", "f", "case A B\nSEND 5"))
                .hasMessage("f:2: 'SEND 5' is no step");
    }

    private static Step step(int line, String on, Verb verb, String type, String fields) {
        return new Step(line, on, verb, type, fields, ANY_TIME, USUALLY);
    }
}
