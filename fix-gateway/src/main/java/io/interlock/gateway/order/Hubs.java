package io.interlock.gateway.order;

import io.interlock.domain.ClOrdId;
import io.interlock.events.OrderCommand;
import io.interlock.events.RoutingDecision.Edit;
import io.interlock.fix.FixMessage;
import io.interlock.fix.Tags;
import io.interlock.gateway.session.SessionDeclarations.Client;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sessions that carry the orders of several parties: OnBehalfOfCompID(115) of the header says whose
 * an order is. Each party has ClOrdIDs of its own: they are kept under {@code HUB>PARTY}, and begin
 * with {@code PARTY.} at OMSs. Only hubs send 115; from all others it is rejected at receipt.
 */
public final class Hubs {
    private static final String RULE = "hub";

    /** No CompID of ours has it. */
    private static final char OF = '>';

    private static final String FIELD = FixMessage.SOH + "" + Tags.ON_BEHALF_OF_COMP_ID + "=";

    private Hubs() {}

    /** The party that an order is for; null where it is the client's own. */
    public static @Nullable String party(OrderCommand command) {
        return command.raw().contains(FIELD)
                ? FixMessage.of(command.raw()).header(Tags.ON_BEHALF_OF_COMP_ID)
                : null;
    }

    /** Within what a command's ClOrdID is unique: its session, or its party on that session. */
    public static String scope(OrderCommand command) {
        return scope(command.clientSession(), party(command));
    }

    public static String scope(String session, @Nullable String party) {
        return party == null ? session : session + OF + party;
    }

    /** The session of a scope. */
    public static String session(String scope) {
        int end = scope.indexOf(OF);
        return end < 0 ? scope : scope.substring(0, end);
    }

    /** What an order is called at an OMS. */
    public static ClOrdId nameAtOms(OrderCommand command, String prefix) {
        String party = party(command);
        String before = party == null ? prefix : prefix + party + ".";
        return before.isEmpty()
                ? command.clOrdId()
                : new ClOrdId(before + command.clOrdId().value());
    }

    /** The header fields that go on with an order, as additions in front of its body. */
    public static List<Edit> carried(FixMessage order, @Nullable Client client) {
        List<Edit> carried = new ArrayList<>();
        if (client != null && client.hub()) {
            for (int tag : client.passHeader()) {
                String value = order.header(tag);
                if (value != null) {
                    carried.add(new Edit(tag, null, value, RULE));
                }
            }
        }
        return carried;
    }

    /** DeliverToCompID(128) in front of what is reported about an order of {@code scope}. */
    public static List<Edit> delivered(String scope) {
        int end = scope.indexOf(OF);
        return end < 0
                ? List.of()
                : List.of(new Edit(Tags.DELIVER_TO_COMP_ID, null, scope.substring(end + 1), RULE));
    }
}
