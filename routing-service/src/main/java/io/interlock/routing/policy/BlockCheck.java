package io.interlock.routing.policy;

import io.interlock.events.RoutingPolicy.Control;

/** A text that a client may read. */
final class BlockCheck {
    private static final int MAX_TEXT = 200;

    private BlockCheck() {}

    static void check(Control.Block block, Findings findings) {
        text(block.text(), findings);
    }

    /** What goes to the client as Text(58). */
    static void text(String text, Findings findings) {
        if (findings.missing("/control/text", text)) {
            return;
        }
        if (text.isBlank() || text.length() > MAX_TEXT) {
            findings.found("/control/text", "text must be 1 to %d characters", MAX_TEXT);
        } else if (!Findings.printable(text)) {
            findings.found(
                    "/control/text", "text must be printable ASCII, for it goes out as Text(58)");
        }
    }
}
