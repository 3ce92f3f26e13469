package io.interlock.gateway.order;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What was put or asked for lately: at least the last {@code size} entries, at most twice as many.
 * Orders are asked for soon or hardly ever, so age alone decides; a cache that keeps what is
 * popular would drop the newest first.
 */
final class Recent<K, V> {
    private final int size;
    private volatile Map<K, V> young = new ConcurrentHashMap<>();
    private volatile Map<K, V> old = Map.of();

    Recent(int size) {
        this.size = size;
    }

    @Nullable V get(K key) {
        V value = young.get(key);
        if (value == null) {
            value = old.get(key);
            if (value != null) {
                putIfAbsent(key, value);
            }
        }
        return value;
    }

    void put(K key, V value) {
        young.put(key, value);
        age();
    }

    /** A key that is known keeps its value. */
    void putIfAbsent(K key, V value) {
        V known = old.get(key);
        young.putIfAbsent(key, known == null ? value : known);
        age();
    }

    private void age() {
        if (young.size() > size) {
            synchronized (this) {
                if (young.size() > size) {
                    old = young;
                    young = new ConcurrentHashMap<>();
                }
            }
        }
    }
}
