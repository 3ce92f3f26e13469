package io.interlock.routing.policy;

import io.interlock.events.RoutingPolicy.Control;
import io.interlock.events.RoutingPolicy.Match;
import io.interlock.kit.change.Finding;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Says what is wrong with a policy, each time with the place and the value. */
public final class PolicyCheck {
    private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,64}");
    private static final int MAX_PRIORITY = 10_000;

    private final Set<String> omss;
    private final Findings findings = new Findings();

    private PolicyCheck(Set<String> omss) {
        this.omss = omss;
    }

    /** Empty for a name that a policy may have. */
    public static List<Finding> id(String id) {
        return ID.matcher(id).matches()
                ? List.of()
                : List.of(
                        Finding.at(
                                "/id",
                                "id must be 1 to 64 lower-case letters, digits or hyphens, but is '%s'"
                                        .formatted(id)));
    }

    /**
     * Empty for a policy that may be put in force.
     *
     * @param omss that orders can be sent to
     */
    public static List<Finding> of(PolicyBody body, Set<String> omss) {
        PolicyCheck check = new PolicyCheck(omss);
        check.body(body);
        return check.findings.all();
    }

    private void body(PolicyBody body) {
        if (body.priority() < 0 || body.priority() > MAX_PRIORITY) {
            findings.found(
                    "/priority",
                    "priority must be 0 to %d, but is %d",
                    MAX_PRIORITY,
                    body.priority());
        }
        if (body.condition() != null) {
            ConditionCheck.check(body.condition(), findings);
        }
        match(body.match());
        switch (body.control()) {
            case Control.Block block -> BlockCheck.check(block, findings);
            case Control.Limits limits -> LimitsCheck.check(limits, findings);
            case Control.Windows windows -> WindowsCheck.check(windows, findings);
            case Control.Throttle throttle -> ThrottleCheck.check(throttle, findings);
            case Control.Route route -> RouteCheck.check(route, omss, findings);
            case Control.Failover failover -> FailoverCheck.check(failover, omss, findings);
            case Control.CloseOnly closeOnly -> CloseOnlyCheck.check(closeOnly, findings);
            case Control.Margin margin -> MarginCheck.check(margin, findings);
            case Control.Collar collar -> CollarCheck.check(collar, findings);
            case Control.Duplicates duplicates -> DuplicatesCheck.check(duplicates, findings);
            case Control.Repeats repeats -> RepeatsCheck.check(repeats, findings);
        }
    }

    private void match(Match match) {
        patterns("/match/symbols", match.symbols());
        patterns("/match/assetClasses", match.assetClasses());
        patterns("/match/buckets", match.buckets());
        patterns("/match/accounts", match.accounts());
        patterns("/match/clientSessions", match.clientSessions());
    }

    private void patterns(String pointer, List<String> patterns) {
        for (int i = 0; i < patterns.size(); i++) {
            String pattern = patterns.get(i);
            String place = pointer + "/" + i;
            if (pattern.isBlank()) {
                findings.found(place, "a pattern must not be blank");
            } else if (pattern.equals("*")) {
                findings.found(place, "* alone restricts nothing; leave the list empty");
            } else if (pattern.indexOf('*') != pattern.length() - 1 && pattern.contains("*")) {
                findings.found(place, "* may only stand at the end, but is in '%s'", pattern);
            } else if (!pattern.strip().equals(pattern)) {
                findings.found(
                        place, "a pattern must not begin or end with a space: '%s'", pattern);
            }
        }
    }
}
