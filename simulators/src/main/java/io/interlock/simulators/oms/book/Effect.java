package io.interlock.simulators.oms.book;

import io.interlock.simulators.wire.FixMessage;
import java.time.Duration;

/** What the book wants done: a report sent, or a step taken later. */
public sealed interface Effect {
    /** Who gets a report: the session that the order came by, the drop copy, or both. */
    enum To {
        BOTH,
        ORDER_SESSION,
        DROP_COPY
    }

    record Report(String session, FixMessage message, To to) implements Effect {}

    record Later(Duration after, Step step) implements Effect {}
}
