package io.interlock.gateway.session;

import io.interlock.domain.TradingCalendar;
import io.interlock.gateway.session.SessionDefinition.Window;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The calendars that definitions of sessions name. */
final class SessionWindows {
    private SessionWindows() {}

    /** Throws {@link java.time.DateTimeException} or {@link IllegalArgumentException} in words. */
    static TradingCalendar calendar(Window window) {
        return new TradingCalendar(
                ZoneId.of(window.zone()),
                Set.copyOf(window.days()),
                LocalTime.parse(window.open()),
                LocalTime.parse(window.close()),
                window.holidays().stream().map(LocalDate::parse).collect(Collectors.toSet()),
                window.week());
    }

    static Optional<TradingCalendar> of(SessionDefinition definition) {
        return Optional.ofNullable(definition.window()).map(SessionWindows::calendar);
    }
}
