package io.interlock.localstack.process;

import java.util.Optional;

/** Something of the stack that can be started, stopped and hurt by name. */
public interface Unit {
    String name();

    Status status();

    /** The process to kill or measure; empty for what lives inside the launcher. */
    Optional<ProcessHandle> process();

    int restarts();

    void start();

    /** Orderly, and back when it is done. */
    void stop();

    /** As a power cut would: no time to say anything. */
    void kill();

    /** Freezes the process ({@code SIGSTOP}). */
    void pause();

    void resume();

    /** Asks it how it is; cheap enough for once a second. */
    void probe();

    /** Why it is not ready, in one line; empty when it is. */
    String detail();
}
