package io.interlock.testkit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * Stops the JVM's infrastructure at its end, last started first. Under Spring it must go after the
 * contexts, or their pools and pollers log errors: {@link #after} moves it behind them.
 */
final class AtExit {
    private static final Deque<Runnable> ACTIONS = new ArrayDeque<>();
    private static final Thread HOOK = new Thread(AtExit::runAll, "testkit-stop");
    private static boolean registered;
    private static boolean moved;

    private AtExit() {}

    static synchronized void run(Runnable action) {
        ACTIONS.push(action);
        if (!registered && !moved) {
            Runtime.getRuntime().addShutdownHook(HOOK);
            registered = true;
        }
    }

    /** Hands the stopping to somebody who runs it at a better moment of the same shutdown. */
    static synchronized void after(Consumer<Runnable> handlers) {
        if (moved) {
            return;
        }
        moved = true;
        if (registered) {
            Runtime.getRuntime().removeShutdownHook(HOOK);
        }
        handlers.accept(AtExit::runAll);
    }

    private static synchronized void runAll() {
        while (!ACTIONS.isEmpty()) {
            ACTIONS.pop().run();
        }
    }
}
