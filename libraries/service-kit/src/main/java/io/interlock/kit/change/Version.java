package io.interlock.kit.change;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A version of a document.
 *
 * @param number from 1, never given twice
 * @param revision grows with each edit of the draft
 * @param body JSON
 * @param reason of the last who wrote it
 * @param authors everybody who wrote it, the first one first
 * @param at when it was written last
 * @param decision of the second person; null where there was none
 * @param plan when it is applied by itself; null where it is not {@link Stage#SCHEDULED}
 */
public record Version(
        int number,
        int revision,
        Stage stage,
        String body,
        String reason,
        List<String> authors,
        Instant at,
        @Nullable Decision decision,
        @Nullable Plan plan) {

    public Version {
        authors = List.copyOf(authors);
    }

    /** An approval, or a refusal where the version is {@link Stage#DECLINED}. */
    public record Decision(String by, String reason, Instant at) {}

    /**
     * What a person wants to happen later.
     *
     * @param until when it ends by itself; null for no end
     */
    public record Plan(Instant at, @Nullable Instant until, String by, String reason) {}

    static Version drafted(int number, String body, Act act) {
        return new Version(
                number,
                1,
                Stage.DRAFT,
                body,
                act.reason(),
                List.of(act.by()),
                act.at(),
                null,
                null);
    }

    /** Whether somebody else than those who wrote it approved it. */
    public boolean seenByASecondPerson() {
        return decision != null && stage != Stage.DECLINED && !wroteIt(decision.by());
    }

    /** Whether {@code name} is among the authors, in person or by an API key. */
    boolean wroteIt(String name) {
        String person = Act.person(name);
        return authors.stream().map(Act::person).anyMatch(person::equals);
    }

    Version edited(String newBody, Act act) {
        List<String> all =
                authors.contains(act.by())
                        ? authors
                        : Stream.concat(authors.stream(), Stream.of(act.by())).toList();
        return new Version(
                number, revision + 1, stage, newBody, act.reason(), all, act.at(), decision, plan);
    }

    Version to(Stage next) {
        return new Version(number, revision, next, body, reason, authors, at, decision, null);
    }

    Version decided(Stage next, Act act) {
        return new Version(
                number,
                revision,
                next,
                body,
                reason,
                authors,
                at,
                new Decision(act.by(), act.reason(), act.at()),
                null);
    }

    Version planned(Plan planned) {
        return new Version(
                number, revision, Stage.SCHEDULED, body, reason, authors, at, decision, planned);
    }
}
