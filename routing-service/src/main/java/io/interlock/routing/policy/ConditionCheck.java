package io.interlock.routing.policy;

import io.interlock.routing.control.condition.Compilation;
import io.interlock.routing.control.condition.Condition;
import io.interlock.routing.control.condition.Conditions;
import io.interlock.routing.control.condition.Flaw;
import java.util.List;

/** Whether a condition can be asked, and where not. */
final class ConditionCheck {
    private static final String PLACE = "/condition";

    private ConditionCheck() {}

    static void check(String condition, Findings findings) {
        if (condition.isBlank()) {
            findings.found(PLACE, "a condition must not be blank; leave it out");
            return;
        }
        switch (Conditions.compile(condition)) {
            case Condition fine -> {}
            case Compilation.Refused(List<Flaw> flaws) ->
                    flaws.forEach(flaw ->
                            findings.foundAt(PLACE, flaw.line(), flaw.column(), flaw.text()));
        }
    }
}
