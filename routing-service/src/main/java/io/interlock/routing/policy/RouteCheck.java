package io.interlock.routing.policy;

import io.interlock.events.RoutingPolicy.Control;
import io.interlock.fix.EditableTags;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** An OMS that there is, and edits that do not touch what makes an order. */
final class RouteCheck {
    private RouteCheck() {}

    static void check(Control.Route route, Set<String> omss, Findings findings) {
        oms("/control/oms", route.oms(), omss, findings);
        edits("/control/edits/", route.edits(), findings);
    }

    static void oms(String pointer, String oms, Set<String> omss, Findings findings) {
        if (!findings.missing(pointer, oms) && !omss.contains(oms)) {
            findings.found(
                    pointer,
                    "oms must be one of %s, but is '%s'",
                    omss.stream().sorted().toList(),
                    oms);
        }
    }

    static void edits(String pointer, List<Control.Token> edits, Findings findings) {
        Set<Integer> tags = new HashSet<>();
        for (int i = 0; i < edits.size(); i++) {
            edit(pointer + i, edits.get(i), tags, findings);
        }
    }

    private static void edit(
            String pointer, Control.Token edit, Set<Integer> tags, Findings findings) {
        String refused = EditableTags.refused(edit.tag());
        if (refused != null) {
            findings.found(pointer + "/tag", "%s", refused);
        }
        if (!tags.add(edit.tag())) {
            findings.found(pointer + "/tag", "tag %d is set twice", edit.tag());
        }
        if (!findings.missing(pointer + "/value", edit.value())
                && (edit.value().isEmpty() || !Findings.printable(edit.value()))) {
            findings.found(pointer + "/value", "a value must be printable ASCII and not empty");
        }
    }
}
