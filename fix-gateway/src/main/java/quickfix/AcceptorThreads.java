package quickfix;

import quickfix.mina.EventHandlingStrategy;

/** Shows the threads of an acceptor, one for each session that has a connection. */
public final class AcceptorThreads {
    private AcceptorThreads() {}

    public static EventHandlingStrategy of(ThreadedSocketAcceptor acceptor) {
        return acceptor.getEventHandlingStrategy();
    }
}
