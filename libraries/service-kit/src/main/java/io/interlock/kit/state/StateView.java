package io.interlock.kit.state;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.interlock.events.EventCodec;
import io.interlock.events.StateMarker;
import io.interlock.events.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * What the records of a state topic, applied in order, amount to. One thread applies; any thread
 * looks. No I/O, so that it can be tested without Kafka.
 */
final class StateView<T> {
    private final Topic<T> topic;
    private final Map<String, T> live = new ConcurrentHashMap<>();
    private final Map<String, T> readOnly = Collections.unmodifiableMap(live);
    private final Set<String> unreadable = ConcurrentHashMap.newKeySet();
    private volatile @Nullable StateMarker marker;
    private volatile boolean matched;
    private volatile boolean caughtUp;

    StateView(Topic<T> topic) {
        this.topic = topic;
    }

    /** Applies a record; returns whether it changed a value (markers do not). */
    boolean apply(String key, byte @Nullable [] json) {
        if (key.equals(StateMarker.KEY)) {
            if (json != null) {
                mark(EventCodec.decode(json, StateMarker.class));
            }
            return false;
        }
        unreadable.remove(key);
        if (json == null) {
            live.remove(key);
            return true;
        }
        try {
            live.put(key, EventCodec.decode(json, topic));
            return true;
        } catch (JacksonException e) {
            // the key's old value must not pass for the new one: not ready until it is replaced
            live.remove(key);
            unreadable.add(key);
            matched = false;
            throw new UnreadableState(topic.name() + " " + key + ": " + new String(json, UTF_8), e);
        }
    }

    private void mark(StateMarker newest) {
        matched = unreadable.isEmpty() && newest.count() == live.size();
        marker = newest;
    }

    void caughtUp(boolean value) {
        caughtUp = value;
    }

    Map<String, T> values() {
        return readOnly;
    }

    @Nullable T get(String key) {
        return live.get(key);
    }

    boolean ready() {
        return caughtUp && matched;
    }

    long version() {
        StateMarker newest = marker;
        return newest == null ? 0 : newest.version();
    }

    Duration age(Instant now) {
        StateMarker newest = marker;
        if (newest == null) {
            return Duration.ofDays(36_500);
        }
        Duration age = Duration.between(newest.at(), now);
        return age.isNegative() ? Duration.ZERO : age;
    }

    /** Why nothing may be decided by this state now, in words; empty when it may. */
    Optional<String> closedBecause(Instant now, Duration maxAge) {
        StateMarker newest = marker;
        if (newest == null) {
            return Optional.of(topic.name() + " is not loaded: no marker of its owner yet");
        }
        if (!caughtUp) {
            return Optional.of(topic.name() + " is being loaded");
        }
        if (!unreadable.isEmpty()) {
            return Optional.of(topic.name() + " has unreadable records: " + unreadable);
        }
        if (!matched) {
            return Optional.of(
                    "%s holds %d keys, its owner says %d"
                            .formatted(topic.name(), live.size(), newest.count()));
        }
        Duration age = age(now);
        if (age.compareTo(maxAge) > 0) {
            return Optional.of(
                    "%s is %d ms old, the limit is %d ms"
                            .formatted(topic.name(), age.toMillis(), maxAge.toMillis()));
        }
        return Optional.empty();
    }

    /** A record that is no value of the topic's type. */
    static final class UnreadableState extends RuntimeException {
        UnreadableState(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
