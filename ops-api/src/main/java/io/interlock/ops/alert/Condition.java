package io.interlock.ops.alert;

import java.util.List;
import java.util.function.BiFunction;

/**
 * A named question to the facts.
 *
 * @param question everything that is so now; total, and the same for the same facts
 */
public record Condition(
        String name,
        String words,
        List<Parameter> parameters,
        BiFunction<Facts, Values, List<Finding>> question) {

    public List<Finding> find(Facts facts, Rule rule) {
        return question.apply(facts, new Values(rule.parameters()));
    }
}
