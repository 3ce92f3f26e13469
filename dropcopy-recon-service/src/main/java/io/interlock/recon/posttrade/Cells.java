package io.interlock.recon.posttrade;

import io.interlock.recon.posttrade.Template.Cell;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Values as a template writes them. */
final class Cells {
    private static final DateTimeFormatter FIX_TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd-HH:mm:ss.SSS", Locale.ROOT);

    private final String oms;
    private final LocalDate tradeDate;
    private final Map<Cell, DateTimeFormatter> formats = new HashMap<>();

    Cells(String oms, LocalDate tradeDate) {
        this.oms = oms;
        this.tradeDate = tradeDate;
    }

    /** A cell of a row. */
    String of(Cell cell, Trade trade) {
        String field = cell.field();
        if (field == null) {
            return Objects.requireNonNull(cell.constant());
        }
        return switch (field) {
            case "OMS" -> written(cell, oms);
            case "TradeDate" ->
                    written(cell, trade.tradeDate() == null ? tradeDate : trade.tradeDate());
            default -> written(cell, Field.of(field).orElseThrow().of(trade));
        };
    }

    /** A cell of the header or trailer. */
    String of(Cell cell, Totals totals, String sha256) {
        if (cell.total() != null) {
            return switch (cell.total()) {
                case ROWS -> written(cell, BigDecimal.valueOf(totals.rows()));
                case QTY -> written(cell, totals.qty());
                case NOTIONAL -> written(cell, totals.notional());
                case COMMISSION -> written(cell, totals.commission());
                case SHA256 -> sha256;
            };
        }
        if (cell.field() == null) {
            return Objects.requireNonNull(cell.constant());
        }
        return written(cell, cell.field().equals("OMS") ? oms : tradeDate);
    }

    private String written(Cell cell, @Nullable Object value) {
        String text =
                switch (value) {
                    case null -> "";
                    case BigDecimal number -> number(cell, number);
                    case Instant time -> time(cell, time);
                    case LocalDate date ->
                            format(cell, DateTimeFormatter.BASIC_ISO_DATE).format(date);
                    default -> value.toString();
                };
        if (text.isEmpty()) {
            return cell.missing() == null ? "" : cell.missing();
        }
        return cell.values() == null ? text : cell.values().getOrDefault(text, text);
    }

    private static String number(Cell cell, BigDecimal value) {
        String plain =
                cell.decimals() != null
                        ? value.setScale(cell.decimals(), RoundingMode.HALF_UP).toPlainString()
                        : value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
        return cell.decimal() == null ? plain : plain.replace(".", cell.decimal());
    }

    private String time(Cell cell, Instant time) {
        ZoneId zone = cell.zone() == null ? ZoneOffset.UTC : ZoneId.of(cell.zone());
        return format(cell, FIX_TIME).format(time.atZone(zone));
    }

    private DateTimeFormatter format(Cell cell, DateTimeFormatter usual) {
        return cell.format() == null
                ? usual
                : formats.computeIfAbsent(
                        cell,
                        each ->
                                DateTimeFormatter.ofPattern(
                                        Objects.requireNonNull(each.format()), Locale.ROOT));
    }
}
