package io.interlock.routing.policy;

import io.interlock.events.RoutingPolicy.Control;

/** A text that a client may read. */
final class BlockCheck {
    private static final int MAX_TEXT = 200;

    private BlockCheck() {}

    static void check(Control.Block block, Findings findings) {
        // FIX text goes to the client as Text(58)
        if (findings.missing("/control/text", block.text())) {
            return;
        }
        if (block.text().isBlank() || block.text().length() > MAX_TEXT) {
            findings.found("/control/text", "text must be 1 to %d characters", MAX_TEXT);
        } else if (!Findings.printable(block.text())) {
            findings.found(
                    "/control/text", "text must be printable ASCII, for it goes out as Text(58)");
        }
    }
}
