package io.interlock.benchmarks.engine;

import quickfix.Log;
import quickfix.SessionID;

/** Events to standard output; messages are not logged, which would cost a third of the rate. */
record EventLog(SessionID session) implements Log {
    @Override
    public void clear() {}

    @Override
    public void onIncoming(String message) {}

    @Override
    public void onOutgoing(String message) {}

    @Override
    public void onEvent(String text) {
        System.out.println(session + " " + text);
    }

    @Override
    public void onErrorEvent(String text) {
        System.out.println(session + " error: " + text);
    }

    @Override
    public void onWarnEvent(String text) {
        System.out.println(session + " warning: " + text);
    }
}
