package io.interlock.domain;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * When something is open: on some days of the week, from one local time to another, in one time
 * zone, but not on holidays. Local times are those on the wall: a window keeps its times when the
 * clocks change, so it is an hour shorter or longer then. A local time that the change skips is
 * moved forward by the gap; of one that comes twice, the first is taken.
 *
 * @param days on which it opens
 * @param open when
 * @param close on the same day if later than {@code open}, else on the next; equal means 24 hours
 * @param holidays on which it does not open; with {@code week}, it is closed for that day
 * @param week one window from the first day's open to the last day's close, Monday first unless the
 *     days wrap around Sunday
 */
public record TradingCalendar(
        ZoneId zone,
        Set<DayOfWeek> days,
        LocalTime open,
        LocalTime close,
        Set<LocalDate> holidays,
        boolean week) {

    public TradingCalendar {
        days = Set.copyOf(days.isEmpty() ? EnumSet.allOf(DayOfWeek.class) : days);
        holidays = Set.copyOf(holidays);
        if (week && days.size() == 7) {
            throw new IllegalArgumentException("a week needs a day on which it is closed");
        }
    }

    /** A time during which it is open, without a break. */
    public record Window(Instant from, Instant until) {
        boolean contains(Instant now) {
            return !now.isBefore(from) && now.isBefore(until);
        }
    }

    public boolean isOpen(Instant now) {
        return current(now).isPresent();
    }

    /** The window that {@code now} lies in. */
    public Optional<Window> current(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        if (week && holidays.contains(today)) {
            return Optional.empty();
        }
        // it may have opened on a day before, a week up to a week ago
        for (int back = 0; back <= (week ? 7 : 2); back++) {
            Optional<Window> window = opening(today.minusDays(back));
            if (window.isPresent() && window.get().contains(now)) {
                return window;
            }
        }
        return Optional.empty();
    }

    /** When it opens next, after {@code now}; empty when it does not within a year. */
    public Optional<Instant> nextOpen(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        return IntStream.rangeClosed(0, 366)
                .mapToObj(today::plusDays)
                .flatMap(this::openings)
                .filter(now::isBefore)
                .filter(this::isOpen)
                .min(Comparator.naturalOrder());
    }

    /**
     * The windows that reach into a time, oldest first, each as long as it is. A week is cut where
     * a holiday lies within it.
     */
    public List<Window> windows(Instant from, Instant until) {
        LocalDate last = LocalDate.ofInstant(until, zone);
        // a window may have opened up to a week before
        return LocalDate.ofInstant(from, zone)
                .minusDays(7)
                .datesUntil(last.plusDays(1))
                .map(this::opening)
                .flatMap(Optional::stream)
                .flatMap(this::withoutHolidays)
                .filter(window -> window.from().isBefore(until) && window.until().isAfter(from))
                .toList();
    }

    private Stream<Window> withoutHolidays(Window window) {
        if (!week) {
            return Stream.of(window);
        }
        List<Window> parts = new ArrayList<>();
        Instant begin = window.from();
        LocalDate last = LocalDate.ofInstant(window.until(), zone);
        for (LocalDate day = LocalDate.ofInstant(begin, zone);
                !day.isAfter(last);
                day = day.plusDays(1)) {
            if (holidays.contains(day)) {
                parts.add(new Window(begin, at(day, LocalTime.MIN)));
                begin = at(day.plusDays(1), LocalTime.MIN);
            }
        }
        parts.add(new Window(begin, window.until()));
        return parts.stream().filter(part -> part.from().isBefore(part.until()));
    }

    private Stream<Instant> openings(LocalDate day) {
        Stream<Instant> opening = opening(day).map(Window::from).stream();
        return week && holidays.contains(day.minusDays(1))
                ? Stream.concat(opening, Stream.of(day.atStartOfDay(zone).toInstant()))
                : opening;
    }

    /** The window that opens on {@code day}. */
    private Optional<Window> opening(LocalDate day) {
        if (!days.contains(day.getDayOfWeek()) || (!week && holidays.contains(day))) {
            return Optional.empty();
        }
        if (!week) {
            return Optional.of(window(day, day));
        }
        if (days.contains(day.getDayOfWeek().minus(1))) {
            return Optional.empty();
        }
        LocalDate last = day;
        while (days.contains(last.getDayOfWeek().plus(1))) {
            last = last.plusDays(1);
        }
        return Optional.of(window(day, last));
    }

    private Window window(LocalDate first, LocalDate last) {
        LocalDate closing = close.isAfter(open) || !first.equals(last) ? last : last.plusDays(1);
        return new Window(at(first, open), at(closing, close));
    }

    private Instant at(LocalDate day, LocalTime time) {
        return ZonedDateTime.of(day, time, zone).toInstant();
    }
}
