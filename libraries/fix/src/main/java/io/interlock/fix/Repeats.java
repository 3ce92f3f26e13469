package io.interlock.fix;

import java.util.BitSet;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import quickfix.DataDictionary;

/**
 * Which tags may stand more than once in a message: members of the repeating groups that its
 * dictionary knows.
 */
public final class Repeats {
    private static final int LAST_TAG = 50_000;

    /** Fields that rules decide by: of two values nobody could say which one the OMS reads. */
    private static final BitSet DECIDING = deciding();

    private static final Map<Key, BitSet> MEMBERS = new ConcurrentHashMap<>();

    private record Key(DataDictionary dictionary, String msgType) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key
                    && key.dictionary == dictionary
                    && key.msgType.equals(msgType);
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(dictionary) * 31 + msgType.hashCode();
        }
    }

    private Repeats() {}

    /** True for members of any group of the message, also of groups within groups. */
    public static IntPredicate inGroups(DataDictionary dictionary, String msgType) {
        if (!dictionary.isMsgType(msgType)) {
            return tag -> false;
        }
        BitSet members =
                MEMBERS.computeIfAbsent(
                        new Key(dictionary, msgType),
                        key -> {
                            BitSet tags = new BitSet();
                            addGroups(dictionary, msgType, tags);
                            return tags;
                        });
        return members::get;
    }

    /**
     * True for tags whose second value in a client's message must not be overlooked: members of
     * groups, what the session reads, and what rules decide by.
     */
    public static IntPredicate thatCount(DataDictionary dictionary, String msgType) {
        return inGroups(dictionary, msgType).or(DECIDING::get).or(FixLayout::isSession);
    }

    private static void addGroups(DataDictionary dictionary, String msgType, BitSet tags) {
        for (int tag = 1; tag < LAST_TAG; tag++) {
            if (dictionary.isGroup(msgType, tag)) {
                addMembers(dictionary.getGroup(msgType, tag).getDataDictionary(), msgType, tags);
            }
        }
    }

    private static void addMembers(DataDictionary group, String msgType, BitSet tags) {
        for (int tag : group.getOrderedFields()) {
            tags.set(tag);
            if (group.isGroup(msgType, tag)) {
                addMembers(group.getGroup(msgType, tag).getDataDictionary(), msgType, tags);
            }
        }
    }

    private static BitSet deciding() {
        BitSet tags = new BitSet();
        for (int tag :
                new int[] {
                    Tags.ACCOUNT,
                    Tags.CL_ORD_ID,
                    Tags.ORDER_ID,
                    Tags.ORDER_QTY,
                    Tags.ORD_TYPE,
                    Tags.ORIG_CL_ORD_ID,
                    Tags.PRICE,
                    Tags.SIDE,
                    Tags.SYMBOL,
                    Tags.TIME_IN_FORCE,
                    Tags.TRANSACT_TIME,
                    Tags.STOP_PX
                }) {
            tags.set(tag);
        }
        return tags;
    }
}
