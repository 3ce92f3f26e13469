package io.interlock.recon.layout;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A version of a document as REST tells of it, the body read. */
public record LayoutView<T>(
        String name,
        int version,
        T body,
        @Nullable String by,
        @Nullable String reason,
        @Nullable Instant at) {

    public static <T> LayoutView<T> of(Layout layout, Class<T> type) {
        return new LayoutView<>(
                layout.name(),
                layout.version(),
                Layouts.read(layout.body(), type),
                layout.by(),
                layout.reason(),
                layout.at());
    }
}
