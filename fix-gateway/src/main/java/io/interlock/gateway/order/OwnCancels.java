package io.interlock.gateway.order;

import io.interlock.domain.ClOrdId;
import io.interlock.domain.CommandId;
import io.interlock.events.RoutingDecision.Edit;
import io.interlock.fix.BodyEdits;
import io.interlock.fix.FixMessage;
import io.interlock.fix.Tags;
import io.interlock.gateway.order.OrderChains.Chain;
import java.util.List;

/**
 * Cancels that no client asked for: the platform sends them for a client that is gone. To the OMS
 * they are cancels like all others; to the client the order is canceled unsolicited, and what is
 * said about the request itself is not for it.
 */
public final class OwnCancels {
    /** No session's name has a colon. */
    private static final String SESSION = "COD:";

    private static final String CL_ORD_ID = "IL-COD-";
    private static final String RULE = "cancel-on-disconnect";

    private OwnCancels() {}

    /** The id of the command; {@code number} is unique among all cancels of this kind. */
    public static CommandId id(String client, int absence, long number) {
        return new CommandId(SESSION + client, absence, number);
    }

    public static ClOrdId clOrdId(long number) {
        return new ClOrdId(CL_ORD_ID + number);
    }

    public static boolean isOwn(CommandId id) {
        return id.session().startsWith(SESSION);
    }

    /**
     * What the client sees of an OMS's report: the order under its own name, and no name of a
     * request that it never sent.
     */
    public static List<Edit> shownToClient(FixMessage report, Chain cancel) {
        String prefix = cancel.prefix();
        String orig = report.get(Tags.ORIG_CL_ORD_ID);
        String order =
                orig == null || orig.isBlank()
                        ? cancel.rootClOrdId().value()
                        : without(prefix, orig);
        return new BodyEdits(report)
                .rewrite(Tags.CL_ORD_ID, name -> order, RULE)
                .rewrite(Tags.ORIG_CL_ORD_ID, name -> without(prefix, name), RULE)
                .edits();
    }

    private static String without(String prefix, String name) {
        return name.startsWith(prefix) ? name.substring(prefix.length()) : name;
    }
}
