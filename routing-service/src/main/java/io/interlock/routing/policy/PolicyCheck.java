package io.interlock.routing.policy;

import io.interlock.events.RoutingPolicy.Control;
import io.interlock.events.RoutingPolicy.Control.Window;
import io.interlock.events.RoutingPolicy.Match;
import io.interlock.fix.EditableTags;
import io.interlock.kit.change.Finding;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says what is wrong with a policy, each time with the place and the value. */
public final class PolicyCheck {
    private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,64}");
    private static final Pattern TIME = Pattern.compile("\\d{2}:\\d{2}(:\\d{2})?");
    private static final int MAX_PRIORITY = 10_000;
    private static final long MIN_WINDOW = 100;
    private static final long MAX_WINDOW = 86_400_000;
    private static final int MAX_TEXT = 200;

    private final Set<String> omss;
    private final List<Finding> findings = new ArrayList<>();

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
        return List.copyOf(check.findings);
    }

    private void body(PolicyBody body) {
        if (body.priority() < 0 || body.priority() > MAX_PRIORITY) {
            found(
                    "/priority",
                    "priority must be 0 to %d, but is %d",
                    MAX_PRIORITY,
                    body.priority());
        }
        if (body.condition() != null) {
            found("/condition", "conditions are not supported yet");
        }
        match(body.match());
        switch (body.control()) {
            case Control.Block block -> block(block);
            case Control.Limits limits -> limits(limits);
            case Control.Windows windows -> windows(windows);
            case Control.Throttle throttle -> throttle(throttle);
            case Control.Route route -> route(route);
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
                found(place, "a pattern must not be blank");
            } else if (pattern.equals("*")) {
                found(place, "* alone restricts nothing; leave the list empty");
            } else if (pattern.indexOf('*') != pattern.length() - 1 && pattern.contains("*")) {
                found(place, "* may only stand at the end, but is in '%s'", pattern);
            } else if (!pattern.strip().equals(pattern)) {
                found(place, "a pattern must not begin or end with a space: '%s'", pattern);
            }
        }
    }

    private void block(Control.Block block) {
        // FIX text goes to the client as Text(58)
        if (missing("/control/text", block.text())) {
            return;
        }
        if (block.text().isBlank() || block.text().length() > MAX_TEXT) {
            found("/control/text", "text must be 1 to %d characters", MAX_TEXT);
        } else if (!printable(block.text())) {
            found("/control/text", "text must be printable ASCII, for it goes out as Text(58)");
        }
    }

    private void limits(Control.Limits limits) {
        BigDecimal min = limits.minQty() == null ? null : limits.minQty().value();
        BigDecimal max = limits.maxQty() == null ? null : limits.maxQty().value();
        positive("/control/minQty", "minQty", min);
        positive("/control/maxQty", "maxQty", max);
        positive("/control/maxNotional", "maxNotional", limits.maxNotional());
        if (min != null && max != null && min.compareTo(max) > 0) {
            found(
                    "/control/minQty",
                    "minQty %s must not be above maxQty %s",
                    min.toPlainString(),
                    max.toPlainString());
        }
        if (min == null
                && max == null
                && limits.maxNotional() == null
                && limits.sides().isEmpty()
                && limits.ordTypes().isEmpty()) {
            found("/control", "limits must limit something");
        }
    }

    private void windows(Control.Windows windows) {
        if (!missing("/control/zone", windows.zone())) {
            parsed("/control/zone", "zone", windows.zone(), "a time zone", ZoneId::of);
        }
        if (windows.windows().isEmpty()) {
            found("/control/windows", "at least one window is needed; BLOCK closes altogether");
        }
        for (int i = 0; i < windows.windows().size(); i++) {
            window("/control/windows/" + i, windows.windows().get(i));
        }
        for (int i = 0; i < windows.holidays().size(); i++) {
            parsed(
                    "/control/holidays/" + i,
                    "holiday",
                    windows.holidays().get(i),
                    "a date such as 2026-12-25",
                    LocalDate::parse);
        }
    }

    private void window(String pointer, Window window) {
        for (int i = 0; i < window.days().size(); i++) {
            String day = window.days().get(i);
            if (Arrays.stream(DayOfWeek.values()).noneMatch(known -> known.name().equals(day))) {
                found(pointer + "/days/" + i, "a day must be MONDAY to SUNDAY, but is '%s'", day);
            }
        }
        time(pointer + "/open", "open", window.open());
        time(pointer + "/close", "close", window.close());
    }

    private void time(String pointer, String name, String text) {
        if (missing(pointer, text)) {
            return;
        }
        parsed(
                pointer,
                name,
                text,
                "HH:mm or HH:mm:ss",
                each -> {
                    if (!TIME.matcher(each).matches()) {
                        throw new DateTimeException(each);
                    }
                    var unused = LocalTime.parse(each);
                });
    }

    private void throttle(Control.Throttle throttle) {
        var unusedPer = missing("/control/per", throttle.per());
        var unusedUnit = missing("/control/unit", throttle.unit());
        if (!missing("/control/limit", throttle.limit())) {
            positive("/control/limit", "limit", throttle.limit());
        }
        if (throttle.windowMillis() < MIN_WINDOW || throttle.windowMillis() > MAX_WINDOW) {
            found(
                    "/control/windowMillis",
                    "windowMillis must be %d to %d, but is %d",
                    MIN_WINDOW,
                    MAX_WINDOW,
                    throttle.windowMillis());
        }
        if (!missing("/control/burst", throttle.burst())
                && throttle.burst().compareTo(BigDecimal.ONE) < 0) {
            found(
                    "/control/burst",
                    "burst must be at least 1, but is %s",
                    throttle.burst().toPlainString());
        }
    }

    private void route(Control.Route route) {
        if (!missing("/control/oms", route.oms()) && !omss.contains(route.oms())) {
            found(
                    "/control/oms",
                    "oms must be one of %s, but is '%s'",
                    omss.stream().sorted().toList(),
                    route.oms());
        }
        Set<Integer> tags = new HashSet<>();
        for (int i = 0; i < route.edits().size(); i++) {
            edit("/control/edits/" + i, route.edits().get(i), tags);
        }
    }

    private void edit(String pointer, Control.Token edit, Set<Integer> tags) {
        String refused = EditableTags.refused(edit.tag());
        if (refused != null) {
            found(pointer + "/tag", "%s", refused);
        }
        if (!tags.add(edit.tag())) {
            found(pointer + "/tag", "tag %d is set twice", edit.tag());
        }
        if (!missing(pointer + "/value", edit.value())
                && (edit.value().isEmpty() || !printable(edit.value()))) {
            found(pointer + "/value", "a value must be printable ASCII and not empty");
        }
    }

    private void positive(String pointer, String name, @Nullable BigDecimal value) {
        if (value != null && value.signum() <= 0) {
            found(pointer, "%s must be above 0, but is %s", name, value.toPlainString());
        }
    }

    private void parsed(
            String pointer, String name, String text, String what, Consumer<String> parser) {
        try {
            parser.accept(text);
        } catch (DateTimeException e) {
            found(pointer, "%s must be %s, but is '%s'", name, what, text);
        }
    }

    /** What JSON leaves out is null, whatever the type says. */
    private boolean missing(String pointer, @Nullable Object value) {
        if (value == null) {
            found(pointer, "%s is needed", pointer.substring(pointer.lastIndexOf('/') + 1));
        }
        return value == null;
    }

    private static boolean printable(String text) {
        return text.chars().allMatch(c -> c >= ' ' && c <= '~');
    }

    private void found(String pointer, String format, Object... values) {
        findings.add(Finding.at(pointer, format.formatted(values)));
    }
}
