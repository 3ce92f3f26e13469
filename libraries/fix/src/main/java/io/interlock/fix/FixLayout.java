package io.interlock.fix;

import java.util.BitSet;

/**
 * Which tags stand in header and trailer, which give the length of a data field that follows, and
 * which nobody may read.
 */
final class FixLayout {
    private static final BitSet HEADER =
            bits(
                    8, 9, 35, 49, 56, 115, 128, 90, 91, 34, 50, 142, 57, 143, 116, 144, 129, 145,
                    43, 97, 52, 122, 212, 213, 347, 369, 370, 627, 628, 629, 630, 1128, 1129, 1137,
                    1156);
    private static final BitSet TRAILER = bits(93, 89, 10);

    /** What the session writes itself: twice in one message it would break the session. */
    private static final BitSet SESSION = bits(8, 9, 35, 34, 49, 56, 52, 43, 122, 10);

    /** Length tags and their data tags, in pairs; from the dictionaries of FIX 4.0 to 5.0 SP2. */
    private static final int[] DATA = {
        90, 91, 93, 89, 95, 96, 212, 213, 348, 349, 350, 351, 352, 353, 354, 355,
        356, 357, 358, 359, 360, 361, 362, 363, 364, 365, 445, 446, 618, 619, 621, 622,
        1184, 1185, 1277, 1278, 1280, 1281, 1282, 1283, 1397, 1398, 1401, 1402, 1403, 1404, 1468,
                1469,
        1525, 1527, 1578, 1579, 1620, 1621, 1664, 1665, 1678, 1697, 1733, 1734, 1871, 1872, 1874,
                1875,
        2072, 2073, 2074, 2075, 2111, 2112, 2179, 2180, 2287, 2288, 2351, 2352, 2372, 2371, 2481,
                2482,
        2494, 2493, 2522, 2521, 2637, 2638, 2651, 2652, 2665, 2666, 2715, 2716, 2718, 2719, 2721,
                2722,
        2797, 2798, 2802, 2801, 2809, 2808, 2815, 2814
    };

    private static final int[] DATA_OF_LENGTH = dataOfLength();
    private static final BitSet IS_DATA = isData();

    /** RawData, Password, NewPassword, EncryptedPassword, EncryptedNewPassword. */
    private static final BitSet SECRET = bits(96, 554, 925, 1402, 1404);

    private FixLayout() {}

    static boolean isHeader(int tag) {
        return HEADER.get(tag);
    }

    /** Header fields that are neither data nor part of a group. */
    static boolean isSimpleHeader(int tag) {
        return HEADER.get(tag) && !isData(tag) && dataOf(tag) == 0 && (tag < 627 || tag > 630);
    }

    static boolean isTrailer(int tag) {
        return TRAILER.get(tag);
    }

    static boolean isSession(int tag) {
        return SESSION.get(tag);
    }

    /**
     * The data tag whose length {@code tag} gives, such as RawData(96) for RawDataLength(95): its
     * value may hold SOH. 0 for all other tags.
     */
    static int dataOf(int tag) {
        return tag < DATA_OF_LENGTH.length ? DATA_OF_LENGTH[tag] : 0;
    }

    static boolean isData(int tag) {
        return IS_DATA.get(tag);
    }

    private static BitSet isData() {
        BitSet data = new BitSet();
        for (int i = 1; i < DATA.length; i += 2) {
            data.set(DATA[i]);
        }
        return data;
    }

    private static int[] dataOfLength() {
        int[] data = new int[2_900];
        for (int i = 0; i < DATA.length; i += 2) {
            data[DATA[i]] = DATA[i + 1];
        }
        return data;
    }

    static boolean isSecret(int tag) {
        return SECRET.get(tag);
    }

    private static BitSet bits(int... tags) {
        BitSet set = new BitSet();
        for (int tag : tags) {
            set.set(tag);
        }
        return set;
    }
}
