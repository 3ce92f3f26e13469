package io.interlock.simulators.oms.book;

import io.interlock.domain.TimeInForce;
import io.interlock.simulators.wire.FixMessage;
import io.interlock.simulators.wire.Tag;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import org.jspecify.annotations.Nullable;

/** When an order leaves the book by itself. The trading day ends at 22:00 UTC. */
final class Expiry {
    private static final LocalTime DAY_ENDS = LocalTime.of(22, 0);
    private static final DateTimeFormatter TIME =
            new DateTimeFormatterBuilder()
                    .appendPattern("yyyyMMdd-HH:mm:ss")
                    .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
                    .toFormatter();

    private Expiry() {}

    /** ExpireTime(126), else the end of ExpireDate(432); null where neither can be read. */
    static @Nullable Instant of(FixMessage message) {
        try {
            String time = message.find(Tag.EXPIRE_TIME);
            if (time != null) {
                return LocalDateTime.parse(time, TIME).toInstant(ZoneOffset.UTC);
            }
            String date = message.find(Tag.EXPIRE_DATE);
            return date == null
                    ? null
                    : LocalDate.parse(date, DateTimeFormatter.BASIC_ISO_DATE)
                            .atTime(DAY_ENDS)
                            .toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return null;
        }
    }

    static boolean isOver(BookOrder order, Instant now) {
        Instant expires = order.expires();
        return switch (order.timeInForce()) {
            case GTD -> expires != null && !now.isBefore(expires);
            case DAY -> !now.isBefore(endOfDay(order.enteredAt()));
            case GTC, IOC, FOK, OTHER -> false;
        };
    }

    private static Instant endOfDay(Instant entered) {
        LocalDateTime at = LocalDateTime.ofInstant(entered, ZoneOffset.UTC);
        LocalDateTime end = at.toLocalDate().atTime(DAY_ENDS);
        return (at.isBefore(end) ? end : end.plusDays(1)).toInstant(ZoneOffset.UTC);
    }

    /** Whether {@code timeInForce} lets an order rest. */
    static boolean mayRest(TimeInForce timeInForce) {
        return timeInForce != TimeInForce.IOC && timeInForce != TimeInForce.FOK;
    }
}
