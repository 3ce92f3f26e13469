package io.interlock.kit.state;

import java.util.Map;
import java.util.Optional;

/** Where the owner of a state topic keeps the truth, usually its database. May throw. */
@FunctionalInterface
public interface StateSource<T> {
    /** Everything that is live now, by record key. */
    Map<String, T> all();

    /** What {@code key} stands for now; empty when it is gone. Override where all() is big. */
    default Optional<T> one(String key) {
        return Optional.ofNullable(all().get(key));
    }
}
