package io.interlock.simulators.oms.book;

import io.interlock.simulators.wire.FixMessage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The script in force: the first rule that acts on a message decides what happens to it. */
final class Rules {
    private static final class Counted {
        final Rule rule;
        long matches;
        long acted;

        Counted(Rule rule) {
            this.rule = rule;
        }
    }

    private final List<Counted> rules = new ArrayList<>();

    void add(Collection<Rule> more) {
        more.forEach(rule -> rules.add(new Counted(rule)));
    }

    void clear() {
        rules.clear();
    }

    List<Rule> all() {
        return rules.stream().map(counted -> counted.rule).toList();
    }

    /** What the script says; empty where it is silent on the matter. */
    List<Action> actions(FixMessage message, String session) {
        for (Counted counted : rules) {
            if (counted.rule.looksAt(message, session)) {
                counted.matches++;
                if (counted.rule.actsOn(counted.matches, counted.acted)) {
                    counted.acted++;
                    return counted.rule.actions();
                }
            }
        }
        return List.of();
    }
}
