package io.interlock.ops.history;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** The tables that have a partition for each day, by what column, and which order a row is of. */
enum DayTable {
    ORDER_EVENT("order_event", "at", "root"),
    ORDER_NAME("order_name", "day", "root"),
    ORDERS("orders", "received_at", "id"),
    ORDER_REJECT("order_reject", "at", null),
    FILL("fill", "day", null),
    LATENCY("latency_minute", "minute", null),
    COMPLETENESS("completeness_minute", "minute", null),
    POLICY_HIT("policy_hit_minute", "minute", null);

    static final String SUFFIX = "_d";
    private static final DateTimeFormatter NAME = DateTimeFormatter.BASIC_ISO_DATE;

    private final String table;
    private final String column;
    private final @Nullable String order;

    DayTable(String table, String column, @Nullable String order) {
        this.table = table;
        this.column = column;
        this.order = order;
    }

    String table() {
        return table;
    }

    String column() {
        return column;
    }

    /** The column with the order's id, of tables that keep open orders; null of others. */
    @Nullable String order() {
        return order;
    }

    String defaultPartition() {
        return table + "_default";
    }

    String partition(LocalDate day) {
        return table + SUFFIX + NAME.format(day);
    }

    static LocalDate day(String partition) {
        return LocalDate.parse(partition.substring(partition.length() - 8), NAME);
    }

    /** The begin of a day as a value of the column. */
    String bound(LocalDate day) {
        return column.equals("day") ? "'" + day + "'" : "'" + day + " 00:00:00+00'";
    }
}
