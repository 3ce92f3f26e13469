package io.interlock.kit.change;

import io.interlock.domain.Environment;
import io.interlock.kit.change.Activation.Cause;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something in force that somebody has to remember: for a time only, or not seen by a second
 * person.
 *
 * @param owner who put it in force
 * @param until when it ends by itself; null for no end
 * @param returns the version that is in force then; null for none, or where it does not end
 */
public record Intervention(
        String kind,
        String id,
        Environment environment,
        int version,
        List<Why> why,
        String owner,
        String reason,
        Instant since,
        @Nullable Instant until,
        @Nullable Integer returns) {

    /** What makes it one. */
    public enum Why {
        TEMPORARY,
        ONE_PERSON,
        REVERTED
    }

    public Intervention {
        why = List.copyOf(why);
    }

    /** Empty where nothing is in force, or everything about it is as usual. */
    public static Optional<Intervention> of(Document document) {
        return document.active().flatMap(open -> of(document, open));
    }

    private static Optional<Intervention> of(Document document, Activation open) {
        Instant until = open.until();
        List<Why> why = new ArrayList<>();
        if (until != null) {
            why.add(Why.TEMPORARY);
        }
        if (!open.secondPerson()) {
            why.add(Why.ONE_PERSON);
        }
        if (open.cause() == Cause.REVERTED) {
            why.add(Why.REVERTED);
        }
        if (why.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Intervention(
                        document.kind(),
                        document.id(),
                        document.environment(),
                        open.version(),
                        why,
                        open.by(),
                        open.reason(),
                        open.since(),
                        until,
                        until == null
                                ? null
                                : document.returning(open, until)
                                        .map(Activation::version)
                                        .orElse(null)));
    }
}
