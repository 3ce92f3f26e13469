package io.interlock.ops.session;

import io.interlock.domain.TradingCalendar;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The part of fix-gateway's answer about a session that says when it should be up. */
record Hours(@Nullable Definition definition) {

    record Definition(@Nullable Window window) {
        /** A session without a window is never out of it. */
        List<SessionWindow> between(Instant from, Instant to) {
            return window == null
                    ? List.of(new SessionWindow(from, to))
                    : window.calendar().windows(from, to).stream()
                            .map(one -> new SessionWindow(one.from(), one.until()))
                            .toList();
        }
    }

    /** As fix-gateway has it; lists that are not there are empty. */
    record Window(
            String zone,
            @Nullable List<DayOfWeek> days,
            String open,
            String close,
            @Nullable List<String> holidays,
            boolean week) {
        TradingCalendar calendar() {
            return new TradingCalendar(
                    ZoneId.of(zone),
                    days == null ? Set.of() : Set.copyOf(days),
                    LocalTime.parse(open),
                    LocalTime.parse(close),
                    holidays == null
                            ? Set.of()
                            : holidays.stream().map(LocalDate::parse).collect(Collectors.toSet()),
                    week);
        }
    }
}
