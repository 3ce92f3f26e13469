package io.interlock.gateway.absence;

import io.interlock.domain.ClOrdId;
import io.interlock.domain.CommandId;
import io.interlock.fix.FixMessage;
import io.interlock.fix.Tags;
import io.interlock.gateway.order.OrderChains.Chain;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which of a client's orders may still trade, told from what was sent to OMSs and what was reported
 * to the client, in its order. An order without a report may be working: it counts, but where its
 * own message is forgotten by now. That is so long ago that its reports are forgotten too.
 */
final class Working {
    private static final Set<String> OVER = Set.of("2", "4", "8", "C");
    private static final String DONE_FOR_DAY = "3";
    private static final String REPLACED = "5";
    private static final String DUPLICATE = "6";
    private static final String OURS = "IL-";

    private final Map<String, CommandId> roots = new HashMap<>();
    private final Map<CommandId, Left> orders = new LinkedHashMap<>();

    /**
     * An order that may be working.
     *
     * @param clOrdId the name that a request must give as OrigClOrdID(41)
     * @param orderQty OrderQty(38) by the newest report; null before there is one
     */
    record Left(Chain root, ClOrdId clOrdId, @Nullable String orderQty, boolean over) {}

    /**
     * {@code sent} is every order and request of the client that went to an OMS, {@code forgotten}
     * those orders whose messages are gone.
     */
    Working(Collection<Chain> sent, Set<CommandId> forgotten) {
        for (Chain chain : sent) {
            roots.put(chain.clOrdId().value(), chain.rootCommandId());
            if (chain.commandId().equals(chain.rootCommandId())) {
                orders.put(
                        chain.commandId(),
                        new Left(
                                chain,
                                chain.clOrdId(),
                                null,
                                forgotten.contains(chain.commandId())));
            }
        }
    }

    /** The next ExecutionReport (35=8) to the client. */
    void reported(FixMessage report) {
        String name = report.get(Tags.CL_ORD_ID);
        CommandId root = roots.get(String.valueOf(name));
        if (root == null) {
            root = roots.get(String.valueOf(report.get(Tags.ORIG_CL_ORD_ID)));
        }
        Left before = root == null ? null : orders.get(root);
        if (root == null || before == null || isOfAnother(report, root)) {
            return;
        }
        boolean replaced = REPLACED.equals(report.get(Tags.EXEC_TYPE));
        String orderQty = report.get(Tags.ORDER_QTY);
        orders.put(
                root,
                new Left(
                        before.root(),
                        replaced && name != null ? new ClOrdId(name) : before.clOrdId(),
                        orderQty == null ? before.orderQty() : orderQty,
                        isOver(report)));
    }

    /** A ClOrdID used twice is rejected, and the order that has it first goes on. */
    private static boolean isOfAnother(FixMessage report, CommandId root) {
        String execId = String.valueOf(report.get(Tags.EXEC_ID));
        return execId.startsWith(OURS)
                ? !execId.equals(OURS + root)
                : DUPLICATE.equals(report.get(Tags.ORD_REJ_REASON));
    }

    private static boolean isOver(FixMessage report) {
        String status = String.valueOf(report.get(Tags.ORD_STATUS));
        return OVER.contains(status)
                || (status.equals(DONE_FOR_DAY)
                        && String.valueOf(report.get(Tags.LEAVES_QTY)).matches("0+(\\.0*)?"));
    }

    /** What is left, in the order in which it was sent. */
    List<Left> left() {
        List<Left> left = new ArrayList<>(orders.values());
        left.removeIf(Left::over);
        return left;
    }
}
