package io.interlock.recon.breaks;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When something wrong becomes a break.
 *
 * @param grace how long the other side may be under way
 * @param platform how far the order sessions' stream has been read
 * @param dropCopy how far the drop copies' stream has been read
 * @param silences when the OMS's drop copy could not speak, by beginning
 */
public record Patience(
        Duration grace, Instant platform, Instant dropCopy, List<Silence> silences) {
    public Patience {
        silences = List.copyOf(silences);
    }

    /**
     * A time without a drop copy.
     *
     * @param until null while it lasts
     * @param gap whether it should have spoken
     */
    public record Silence(Instant from, @Nullable Instant until, boolean gap) {}

    /** For what has opened before: nothing that was waited for can still come in time. */
    public Patience exhausted() {
        return new Patience(grace, Instant.MAX, Instant.MAX, silences);
    }

    /**
     * When what is wrong since {@code since} is a break; null while that cannot be said, for the
     * drop copy is silent.
     */
    @Nullable Instant opensAt(Catalogue kind, Instant since) {
        return switch (kind.detector()) {
            case Detector.Different _, Detector.Alike _, Detector.Silent _ -> since;
            case Detector.OfOrder order ->
                    order.patient() ? afterSilence(since.plus(grace)) : since;
            case Detector.Absent _ ->
                    kind == Catalogue.MISSING_AT_DROP_COPY
                                    || kind == Catalogue.BUST_NOT_APPLIED
                                    || kind == Catalogue.CORRECT_NOT_APPLIED
                            ? afterSilence(since.plus(grace))
                            : since.plus(grace);
        };
    }

    /** How far is known what could end something wrong of this kind. */
    Instant knownUpTo(Catalogue kind) {
        return switch (kind.detector()) {
            case Detector.Different _, Detector.Alike _, Detector.Silent _ -> Instant.MAX;
            case Detector.OfOrder _ -> earlier(platform, dropCopy);
            case Detector.Absent _ -> {
                yield switch (kind) {
                    case MISSING_AT_DROP_COPY -> dropCopy;
                    case MISSING_AT_PLATFORM, ORPHAN -> platform;
                    default -> earlier(platform, dropCopy);
                };
            }
        };
    }

    private static Instant earlier(Instant one, Instant two) {
        return one.isBefore(two) ? one : two;
    }

    private @Nullable Instant afterSilence(Instant at) {
        Instant opens = at;
        for (Silence silence : silences) {
            if (!silence.from().isAfter(opens)) {
                Instant until = silence.until();
                if (until == null) {
                    return null;
                }
                opens = until.isAfter(opens) ? until : opens;
            }
        }
        return opens;
    }
}
