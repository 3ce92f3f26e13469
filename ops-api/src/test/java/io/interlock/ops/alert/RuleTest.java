package io.interlock.ops.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.ops.alert.Rule.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RuleTest {
    private static final Path RUNBOOKS = Path.of("../docs/runbooks");

    @Test
    void defaultRulesAreWithoutFaultAndOfDifferentNames() {
        Set<String> names = new HashSet<>();
        for (Rule rule : Rules.DEFAULTS) {
            assertThat(rule.faults()).as(rule.id()).isEmpty();
            assertThat(names.add(rule.id())).as(rule.id()).isTrue();
        }
    }

    @Test
    void everyConditionIsAskedByADefaultRule() {
        assertThat(Rules.DEFAULTS.stream().map(Rule::condition).distinct().sorted())
                .containsExactlyElementsOf(Conditions.names().stream().sorted().toList());
    }

    @Test
    void everyDefaultRuleHasItsRunbook() throws IOException {
        for (Rule rule : Rules.DEFAULTS) {
            Path runbook = RUNBOOKS.resolve(rule.id() + ".md");
            assertThat(runbook).exists();
            assertThat(Files.readString(runbook))
                    .as(rule.id())
                    .startsWith("# " + rule.id())
                    .contains(
                            "**Symptom.**", "**Check**", "**Act**", "**Verify.**", "**Escalate.**");
        }
    }

    @Test
    void aFaultNamesTheFieldAndTheValue() {
        Rule rule =
                new Rule(
                        "OrderRejects",
                        true,
                        Severity.WARNING,
                        "dealing",
                        "reject-share",
                        Map.of("percent", -1.0, "minOrders", 20.0, "colour", 3.0),
                        -5,
                        0,
                        List.of());
        assertThat(rule.faults())
                .containsExactly(
                        new Fault(
                                "/parameters/percent",
                                "percent (of the orders) must be from 0 to 1000 and is -1"),
                        new Fault(
                                "/parameters/windowMillis",
                                "windowMillis (how far back it looks, at most 15 minutes) must be"
                                        + " from 1 to 900000 and is missing"),
                        new Fault(
                                "/parameters/colour",
                                "condition 'reject-share' has no parameter 'colour'"),
                        new Fault("/forMillis", "forMillis must be from 0 to 604800000 and is -5"));
    }

    @Test
    void aConditionThatIsNoneIsAFault() {
        Rule rule =
                new Rule("X", true, Severity.INFO, "me", "full-moon", Map.of(), 0, 0, List.of());
        assertThat(rule.faults())
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.pointer()).isEqualTo("/condition");
                    assertThat(fault.words()).startsWith("condition 'full-moon' is none of [");
                });
    }
}
