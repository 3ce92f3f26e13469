package io.interlock.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TradingCalendarTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final Set<DayOfWeek> WEEKDAYS =
            EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);

    private static TradingCalendar daily(String zone, String open, String close, String... off) {
        return new TradingCalendar(
                ZoneId.of(zone),
                WEEKDAYS,
                LocalTime.parse(open),
                LocalTime.parse(close),
                Set.copyOf(java.util.Arrays.stream(off).map(LocalDate::parse).toList()),
                false);
    }

    /** Sunday 17:00 to Friday 17:00 in New York. */
    private static TradingCalendar fxWeek(LocalDate... off) {
        Set<DayOfWeek> days = EnumSet.complementOf(EnumSet.of(DayOfWeek.SATURDAY));
        return new TradingCalendar(
                NEW_YORK, days, LocalTime.of(17, 0), LocalTime.of(17, 0), Set.of(off), true);
    }

    private static Instant at(String time) {
        return Instant.parse(time);
    }

    @Test
    void opensOnItsDaysOnly() {
        TradingCalendar calendar = daily("UTC", "08:00", "17:00");
        assertThat(calendar.isOpen(at("2026-11-20T07:59:59Z"))).isFalse();
        assertThat(calendar.isOpen(at("2026-11-20T08:00:00Z"))).isTrue();
        assertThat(calendar.isOpen(at("2026-11-20T17:00:00Z"))).isFalse();
        assertThat(calendar.isOpen(at("2026-11-21T12:00:00Z"))).isFalse();
        assertThat(calendar.nextOpen(at("2026-11-20T12:00:00Z")))
                .contains(at("2026-11-23T08:00:00Z"));
    }

    @Test
    void theWindowsOfATimeAreThoseThatReachIntoIt() {
        TradingCalendar calendar = daily("UTC", "22:00", "06:00", "2026-11-24");
        assertThat(calendar.windows(at("2026-11-21T05:00:00Z"), at("2026-11-26T22:00:00Z")))
                .containsExactly(
                        window("2026-11-20T22:00:00Z", "2026-11-21T06:00:00Z"), // Friday's
                        window("2026-11-23T22:00:00Z", "2026-11-24T06:00:00Z"),
                        window("2026-11-25T22:00:00Z", "2026-11-26T06:00:00Z"));
    }

    @Test
    void aWeekIsCutByItsHolidays() {
        TradingCalendar calendar = fxWeek(LocalDate.parse("2026-11-26"));
        assertThat(calendar.windows(at("2026-11-25T00:00:00Z"), at("2026-11-30T00:00:00Z")))
                .containsExactly(
                        window("2026-11-22T22:00:00Z", "2026-11-26T05:00:00Z"),
                        window("2026-11-27T05:00:00Z", "2026-11-27T22:00:00Z"),
                        window("2026-11-29T22:00:00Z", "2026-12-04T22:00:00Z"));
    }

    private static TradingCalendar.Window window(String from, String until) {
        return new TradingCalendar.Window(at(from), at(until));
    }

    @Test
    void aWindowOverMidnightBelongsToTheDayThatOpensIt() {
        TradingCalendar calendar = daily("UTC", "22:00", "06:00");
        assertThat(calendar.isOpen(at("2026-11-21T05:59:00Z"))).isTrue(); // Friday's
        assertThat(calendar.isOpen(at("2026-11-21T23:00:00Z"))).isFalse();
        assertThat(calendar.isOpen(at("2026-11-23T05:00:00Z"))).isFalse(); // Sunday's
    }

    @Test
    void openAndCloseAtTheSameTimeMeansADay() {
        TradingCalendar calendar = daily("UTC", "17:00", "17:00");
        assertThat(calendar.isOpen(at("2026-11-20T16:59:59Z"))).isTrue();
        assertThat(calendar.isOpen(at("2026-11-21T16:59:59Z"))).isTrue();
        assertThat(calendar.isOpen(at("2026-11-21T17:00:00Z"))).isFalse();
    }

    @Test
    void theWindowKeepsItsLocalTimesWhenTheClocksChange() {
        TradingCalendar calendar = daily("Europe/Berlin", "08:00", "17:00");
        assertThat(calendar.isOpen(at("2026-10-23T06:00:00Z"))).isTrue(); // summer: UTC+2
        assertThat(calendar.isOpen(at("2026-10-26T06:30:00Z"))).isFalse(); // winter: UTC+1
        assertThat(calendar.isOpen(at("2026-10-26T07:00:00Z"))).isTrue();
    }

    @Test
    void theNightOfTheChangeIsAnHourLongerOrShorter() {
        TradingCalendar calendar =
                new TradingCalendar(
                        ZoneId.of("Europe/Berlin"),
                        Set.of(DayOfWeek.SATURDAY),
                        LocalTime.of(22, 0),
                        LocalTime.of(6, 0),
                        Set.of(),
                        false);
        assertThat(length(calendar, "2026-10-24T21:00:00Z")).isEqualTo(Duration.ofHours(9));
        assertThat(length(calendar, "2027-03-27T22:00:00Z")).isEqualTo(Duration.ofHours(7));
    }

    private static Duration length(TradingCalendar calendar, String now) {
        TradingCalendar.Window window = calendar.current(at(now)).orElseThrow();
        return Duration.between(window.from(), window.until());
    }

    @Test
    void aTimeThatTheChangeSkipsIsMovedForward() {
        TradingCalendar calendar =
                new TradingCalendar(
                        NEW_YORK,
                        Set.of(DayOfWeek.SUNDAY),
                        LocalTime.of(2, 30),
                        LocalTime.of(12, 0),
                        Set.of(),
                        false);
        assertThat(calendar.current(at("2027-03-14T07:30:00Z")))
                .contains(
                        new TradingCalendar.Window(
                                at("2027-03-14T07:30:00Z"), at("2027-03-14T16:00:00Z")));
    }

    @Test
    void aHolidayIsSkipped() {
        TradingCalendar calendar = daily("UTC", "08:00", "17:00", "2026-12-25");
        assertThat(calendar.isOpen(at("2026-12-25T12:00:00Z"))).isFalse();
        assertThat(calendar.nextOpen(at("2026-12-24T18:00:00Z")))
                .contains(at("2026-12-28T08:00:00Z"));
    }

    @Test
    void aWeekIsOneWindow() {
        assertThat(fxWeek().current(at("2026-11-18T12:00:00Z")))
                .contains(
                        new TradingCalendar.Window(
                                at("2026-11-15T22:00:00Z"), at("2026-11-20T22:00:00Z")));
        assertThat(fxWeek().isOpen(at("2026-11-21T12:00:00Z"))).isFalse();
        assertThat(fxWeek().nextOpen(at("2026-11-21T12:00:00Z")))
                .contains(at("2026-11-22T22:00:00Z"));
    }

    @Test
    void aHolidayInAWeekClosesItForThatDay() {
        TradingCalendar calendar = fxWeek(LocalDate.of(2026, 11, 18));
        assertThat(calendar.isOpen(at("2026-11-18T12:00:00Z"))).isFalse();
        assertThat(calendar.nextOpen(at("2026-11-18T12:00:00Z")))
                .contains(at("2026-11-19T05:00:00Z"));
        assertThat(calendar.isOpen(at("2026-11-19T12:00:00Z"))).isTrue();
    }

    @Test
    void aWeekOfWeekdaysGivesTheSameInEveryLocale() {
        TradingCalendar calendar =
                new TradingCalendar(
                        ZoneId.of("Australia/Sydney"),
                        WEEKDAYS,
                        LocalTime.of(7, 0),
                        LocalTime.of(18, 0),
                        Set.of(),
                        true);
        assertThat(calendar.isOpen(at("2026-11-15T20:00:00Z"))).isTrue(); // Monday 07:00 there
        assertThat(calendar.isOpen(at("2026-11-15T19:59:00Z"))).isFalse();
        assertThat(calendar.isOpen(at("2026-11-20T07:00:00Z"))).isFalse(); // Friday 18:00 there
    }
}
