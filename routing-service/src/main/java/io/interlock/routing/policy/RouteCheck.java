package io.interlock.routing.policy;

import io.interlock.events.RoutingPolicy.Control;
import io.interlock.fix.EditableTags;
import java.util.HashSet;
import java.util.Set;

/** An OMS that there is, and edits that do not touch what makes an order. */
final class RouteCheck {
    private RouteCheck() {}

    static void check(Control.Route route, Set<String> omss, Findings findings) {
        if (!findings.missing("/control/oms", route.oms()) && !omss.contains(route.oms())) {
            findings.found(
                    "/control/oms",
                    "oms must be one of %s, but is '%s'",
                    omss.stream().sorted().toList(),
                    route.oms());
        }
        Set<Integer> tags = new HashSet<>();
        for (int i = 0; i < route.edits().size(); i++) {
            edit("/control/edits/" + i, route.edits().get(i), tags, findings);
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
