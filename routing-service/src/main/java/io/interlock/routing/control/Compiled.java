package io.interlock.routing.control;

import io.interlock.domain.TradingCalendar;
import io.interlock.events.RoutingPolicy;
import io.interlock.events.RoutingPolicy.Control.Window;
import io.interlock.events.RoutingPolicy.Control.Windows;
import io.interlock.routing.control.condition.Condition;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A policy and what is read out of it once.
 *
 * @param calendars its windows; empty where it has none
 * @param condition null where it has none
 */
public record Compiled(
        RoutingPolicy policy, List<TradingCalendar> calendars, @Nullable Condition condition) {

    /**
     * {@link java.time.DateTimeException} or IllegalArgumentException where a time is none.
     *
     * @param conditions gives the condition of a text
     */
    static Compiled of(RoutingPolicy policy, Function<String, Condition> conditions) {
        return new Compiled(
                policy,
                policy.control() instanceof Windows windows ? calendars(windows) : List.of(),
                policy.condition() == null ? null : conditions.apply(policy.condition()));
    }

    /** For traces and texts: {@code gold-limit v3}. */
    public String name() {
        return policy.id() + " v" + policy.version();
    }

    private static List<TradingCalendar> calendars(Windows windows) {
        ZoneId zone = ZoneId.of(windows.zone());
        Set<LocalDate> holidays =
                windows.holidays().stream().map(LocalDate::parse).collect(Collectors.toSet());
        return windows.windows().stream().map(window -> calendar(zone, window, holidays)).toList();
    }

    private static TradingCalendar calendar(ZoneId zone, Window window, Set<LocalDate> holidays) {
        return new TradingCalendar(
                zone,
                window.days().stream().map(DayOfWeek::valueOf).collect(Collectors.toSet()),
                LocalTime.parse(window.open()),
                LocalTime.parse(window.close()),
                holidays,
                false);
    }
}
