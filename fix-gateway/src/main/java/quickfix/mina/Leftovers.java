package quickfix.mina;

import quickfix.SessionID;

/** What the last connection of a session has left in the engine. */
public final class Leftovers {
    private Leftovers() {}

    /**
     * True once all that came over it is processed, and its end as well. Until then the engine
     * would take that for the next connection's, cut it, and keep a session that is logged on over
     * none (QuickFIX/J issues 292 and 1243).
     */
    public static boolean none(EventHandlingStrategy strategy, SessionID session) {
        return !(strategy instanceof ThreadPerSessionEventHandlingStrategy threads)
                || threads.getDispatcher(session) == null;
    }
}
