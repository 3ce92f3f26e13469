package io.interlock.ops.latency;

import java.util.Arrays;
import java.util.List;

/**
 * The fixed buckets of all histograms: four per doubling from 0.1 ms to about a minute, and one for
 * what takes longer. They are stored by index and must never change.
 */
public final class Buckets {
    private static final int PER_DOUBLING = 4;
    private static final int DOUBLINGS = 19;
    private static final double FIRST_MICROS = 100;
    private static final long[] UPPER = upper();

    /** How many there are. */
    public static final int COUNT = UPPER.length + 1;

    private Buckets() {}

    private static long[] upper() {
        long[] bounds = new long[PER_DOUBLING * DOUBLINGS + 1];
        for (int i = 0; i < bounds.length; i++) {
            bounds[i] = Math.round(FIRST_MICROS * Math.pow(2, (double) i / PER_DOUBLING));
        }
        return bounds;
    }

    /** The bucket that holds {@code micros}. */
    public static int of(long micros) {
        int found = Arrays.binarySearch(UPPER, micros);
        return found >= 0 ? found : -found - 1;
    }

    static long lower(int bucket) {
        return bucket == 0 ? 0 : UPPER[bucket - 1];
    }

    /** The largest value of a bucket; the last has none. */
    static long upper(int bucket) {
        return bucket < UPPER.length ? UPPER[bucket] : Long.MAX_VALUE;
    }

    /** Upper bounds in milliseconds of buckets {@code from} to before {@code to}. */
    public static List<Double> millis(int from, int to) {
        return Arrays.stream(UPPER, Math.min(from, UPPER.length), Math.min(to, UPPER.length))
                .mapToObj(micros -> micros / 1_000.0)
                .toList();
    }
}
