package io.interlock.fix;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which tags a rule may set in a client's order. */
public final class EditableTags {
    /** What the order is: with another value it would be another order. */
    private static final Map<Integer, String> ORDER =
            Map.of(
                    Tags.ACCOUNT, "Account(1)",
                    Tags.CL_ORD_ID, "ClOrdID(11)",
                    Tags.ORIG_CL_ORD_ID, "OrigClOrdID(41)",
                    Tags.ORDER_QTY, "OrderQty(38)",
                    Tags.SIDE, "Side(54)",
                    Tags.SYMBOL, "Symbol(55)");

    private EditableTags() {}

    /** Why {@code tag} may not be set, in words; null where it may. */
    public static @Nullable String refused(int tag) {
        String name = ORDER.get(tag);
        if (name != null) {
            return name + " makes the order what it is and may not be set";
        }
        if (tag <= 0) {
            return "tag " + tag + " is none of FIX";
        }
        if (FixLayout.isSession(tag) || FixLayout.isTrailer(tag)) {
            return "tag " + tag + " is the session's and may not be set";
        }
        if (FixLayout.isData(tag) || FixLayout.dataOf(tag) != 0 || FixLayout.isSecret(tag)) {
            return "tag " + tag + " carries data and may not be set";
        }
        return null;
    }
}
