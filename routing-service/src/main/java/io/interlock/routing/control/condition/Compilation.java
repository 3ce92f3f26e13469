package io.interlock.routing.control.condition;

import java.util.List;

/** What has become of the text of a condition. */
public sealed interface Compilation permits Condition, Compilation.Refused {

    /**
     * It is none.
     *
     * @param flaws at least one, in the order of the text
     */
    record Refused(List<Flaw> flaws) implements Compilation {}
}
