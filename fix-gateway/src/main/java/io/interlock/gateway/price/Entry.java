package io.interlock.gateway.price;

import io.interlock.fix.FixMessage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a snapshot (35=W) or an incremental refresh (35=X), as it was written.
 *
 * @param action MDUpdateAction(279); {@code 0} in a snapshot
 * @param type MDEntryType(269)
 * @param refId MDEntryRefID(280): the entry that this one takes the place of
 * @param date MDEntryDate(272)
 * @param time MDEntryTime(273)
 */
record Entry(
        String action,
        @Nullable String type,
        @Nullable String id,
        @Nullable String refId,
        @Nullable String symbol,
        @Nullable String price,
        @Nullable String position,
        @Nullable String date,
        @Nullable String time) {
    static final String NEW = "0";
    static final String CHANGE = "1";
    static final String DELETE = "2";

    private static final int NO_MD_ENTRIES = 268;
    private static final int MD_ENTRY_TYPE = 269;
    private static final int MD_UPDATE_ACTION = 279;

    /** The fields of an entry while it is read. */
    private static final class Open {
        private @Nullable String action;
        private @Nullable String type;
        private @Nullable String id;
        private @Nullable String refId;
        private @Nullable String symbol;
        private @Nullable String price;
        private @Nullable String position;
        private @Nullable String date;
        private @Nullable String time;

        void field(String value, int tag) {
            switch (tag) {
                case MD_UPDATE_ACTION -> action = value;
                case MD_ENTRY_TYPE -> type = value;
                case 278 -> id = value;
                case 280 -> refId = value;
                case 55 -> symbol = value;
                case 270 -> price = value;
                case 290 -> position = value;
                case 272 -> date = value;
                case 273 -> time = value;
                default -> {} // sizes, brokers, conditions: nobody here decides by them
            }
        }

        Entry entry() {
            return new Entry(
                    action == null ? NEW : action,
                    type,
                    id,
                    refId,
                    symbol,
                    price,
                    position,
                    date,
                    time);
        }
    }

    /** The entries of a message: each begins with 269 in a snapshot and with 279 in a refresh. */
    static List<Entry> of(FixMessage message) {
        int first = message.msgType().equals("X") ? MD_UPDATE_ACTION : MD_ENTRY_TYPE;
        List<Open> entries = new ArrayList<>();
        boolean[] inGroup = new boolean[1];
        message.forEachInBody((value, tag) -> {
            if (tag == NO_MD_ENTRIES) {
                inGroup[0] = true;
            } else if (inGroup[0]) {
                if (tag == first) {
                    entries.add(new Open());
                }
                if (!entries.isEmpty()) {
                    entries.getLast().field(value, tag);
                }
            }
        });
        return entries.stream().map(Open::entry).toList();
    }
}
