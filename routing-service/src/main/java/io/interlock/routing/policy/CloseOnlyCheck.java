package io.interlock.routing.policy;

import io.interlock.events.RoutingPolicy.Control;

/** A text that a client may read. */
final class CloseOnlyCheck {
    private CloseOnlyCheck() {}

    static void check(Control.CloseOnly closeOnly, Findings findings) {
        BlockCheck.text(closeOnly.text(), findings);
    }
}
