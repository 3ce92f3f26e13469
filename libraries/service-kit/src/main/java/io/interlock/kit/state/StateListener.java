package io.interlock.kit.state;

import org.jspecify.annotations.Nullable;

/** Told of each record that a {@link StateReader} reads, on the reader's thread, in order. */
@FunctionalInterface
public interface StateListener<T> {
    /** {@code value} is null when the key is gone. */
    void changed(String key, @Nullable T value);
}
