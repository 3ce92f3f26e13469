package io.interlock.kit.state;

import java.util.List;
import java.util.concurrent.locks.StampedLock;
import java.util.function.Supplier;

/** Several state topics, looked at while none of them moves. */
public final class StateReaders {
    private final List<StampedLock> locks;

    public StateReaders(StateReader<?>... readers) {
        locks = List.of(readers).stream().map(StateReader::lock).toList();
    }

    /**
     * What {@code look} sees of all of them at one instant: with the positions that it reads there
     * it can be seen again. It may be asked twice, so it must change nothing; records wait for it
     * only if one came in the midst of the first time.
     */
    public <R> R atRest(Supplier<R> look) {
        long[] stamps = locks.stream().mapToLong(StampedLock::tryOptimisticRead).toArray();
        R seen = look.get();
        return valid(stamps) ? seen : held(look, 0);
    }

    private boolean valid(long[] stamps) {
        for (int i = 0; i < stamps.length; i++) {
            if (!locks.get(i).validate(stamps[i])) {
                return false;
            }
        }
        return true;
    }

    /** Always in the same order; a reader's thread holds its own lock only. */
    private <R> R held(Supplier<R> look, int from) {
        if (from == locks.size()) {
            return look.get();
        }
        StampedLock lock = locks.get(from);
        long stamp = lock.readLock();
        try {
            return held(look, from + 1);
        } finally {
            lock.unlockRead(stamp);
        }
    }
}
