package io.interlock.routing.policy;

import io.interlock.events.RoutingPolicy.Control;
import io.interlock.events.RoutingPolicy.Control.Window;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.regex.Pattern;

/** Windows whose zone, days and times can be read. */
final class WindowsCheck {
    private static final Pattern TIME = Pattern.compile("\\d{2}:\\d{2}(:\\d{2})?");

    private WindowsCheck() {}

    static void check(Control.Windows windows, Findings findings) {
        if (!findings.missing("/control/zone", windows.zone())) {
            findings.parsed("/control/zone", "zone", windows.zone(), "a time zone", ZoneId::of);
        }
        if (windows.windows().isEmpty()) {
            findings.found(
                    "/control/windows", "at least one window is needed; BLOCK closes altogether");
        }
        for (int i = 0; i < windows.windows().size(); i++) {
            window("/control/windows/" + i, windows.windows().get(i), findings);
        }
        for (int i = 0; i < windows.holidays().size(); i++) {
            findings.parsed(
                    "/control/holidays/" + i,
                    "holiday",
                    windows.holidays().get(i),
                    "a date such as 2026-12-25",
                    LocalDate::parse);
        }
    }

    private static void window(String pointer, Window window, Findings findings) {
        for (int i = 0; i < window.days().size(); i++) {
            String day = window.days().get(i);
            if (Arrays.stream(DayOfWeek.values()).noneMatch(known -> known.name().equals(day))) {
                findings.found(
                        pointer + "/days/" + i, "a day must be MONDAY to SUNDAY, but is '%s'", day);
            }
        }
        time(pointer + "/open", "open", window.open(), findings);
        time(pointer + "/close", "close", window.close(), findings);
    }

    private static void time(String pointer, String name, String text, Findings findings) {
        if (findings.missing(pointer, text)) {
            return;
        }
        findings.parsed(
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
}
