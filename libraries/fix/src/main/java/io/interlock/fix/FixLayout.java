package io.interlock.fix;

import java.util.BitSet;

/**
 * Which tags stand in header and trailer, and which give the length of a data field that follows.
 */
final class FixLayout {
    private static final BitSet HEADER =
            bits(
                    8, 9, 35, 49, 56, 115, 128, 90, 91, 34, 50, 142, 57, 143, 116, 144, 129, 145,
                    43, 97, 52, 122, 212, 213, 347, 369, 627, 628, 629, 630, 1128, 1129, 1137,
                    1156);
    private static final BitSet TRAILER = bits(93, 89, 10);
    private static final BitSet DATA_LENGTH =
            bits(
                    90, 93, 95, 212, 348, 350, 352, 354, 356, 358, 360, 362, 364, 445, 618, 621,
                    1184, 1277, 1280, 1282, 1397, 1401, 1403, 1468, 1478, 1525, 1527);

    private FixLayout() {}

    static boolean isHeader(int tag) {
        return HEADER.get(tag);
    }

    static boolean isTrailer(int tag) {
        return TRAILER.get(tag);
    }

    /**
     * True for the length tags of data fields, such as RawDataLength(95): the next value may hold
     * SOH.
     */
    static boolean isDataLength(int tag) {
        return DATA_LENGTH.get(tag);
    }

    private static BitSet bits(int... tags) {
        BitSet set = new BitSet();
        for (int tag : tags) {
            set.set(tag);
        }
        return set;
    }
}
