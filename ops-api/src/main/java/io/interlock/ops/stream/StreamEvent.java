package io.interlock.ops.stream;

import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A change under its number. All clients share it, so that it is written as JSON once. */
final class StreamEvent {
    private final String id;
    private final long number;
    private final Change change;
    private final String place;
    private volatile byte @Nullable [] text;

    /**
     * @param run names this run of the process: numbers start over with each
     */
    StreamEvent(String run, long number, Change change) {
        this.id = run + "-" + number;
        this.number = number;
        this.change = change;
        this.place = change.type() + ":" + change.key();
    }

    String id() {
        return id;
    }

    long number() {
        return number;
    }

    Change change() {
        return change;
    }

    /** What a newer event of the same replaces. */
    String place() {
        return place;
    }

    /** As it goes over the wire, UTF-8; {@code json} writes the body in one line. */
    byte[] text(Function<Object, String> json) {
        byte[] written = text;
        if (written == null) {
            written =
                    "id:%s\nevent:%s\ndata:%s\n\n"
                            .formatted(id, change.type(), json.apply(change.body()))
                            .getBytes(StandardCharsets.UTF_8);
            text = written;
        }
        return written;
    }
}
