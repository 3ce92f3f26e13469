package io.interlock.recon.breaks.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.interlock.domain.ExecType;
import io.interlock.domain.ExecutionReport;
import io.interlock.domain.OrderId;
import io.interlock.events.EventCodec;
import io.interlock.events.ReconBreak;
import io.interlock.events.ReconDecision;
import io.interlock.recon.breaks.FactsText;
import io.interlock.recon.breaks.OrderFact;
import io.interlock.recon.trade.Feed;
import io.interlock.recon.trade.TradeReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All that is known of a break, for whoever deals with it. */
@Component
class BreakCards {
    private final JdbcClient jdbc;
    private final BreakTable breaks;
    private final DecisionTable decisions;
    private final Happenings happenings;

    BreakCards(JdbcClient jdbc, BreakTable breaks, DecisionTable decisions, Happenings happenings) {
        this.jdbc = jdbc;
        this.breaks = breaks;
        this.decisions = decisions;
        this.happenings = happenings;
    }

    /**
     * A break with both sides.
     *
     * @param meaning what its type means
     * @param platform what the order sessions told of the trade, or of the order
     * @param dropCopy what the drop copy told
     * @param history what people decided, the oldest first
     * @param around what else happened within a minute before it opened and after
     */
    record Card(
            ReconBreak broken,
            String meaning,
            List<Line> platform,
            List<Line> dropCopy,
            List<ReconDecision> history,
            List<Happenings.Happening> around) {}

    /**
     * One report, by what it says.
     *
     * @param eventId {@code session:epoch:MsgSeqNum}: by it the exact text is found
     */
    record Line(
            String eventId,
            Instant at,
            ExecType execType,
            @Nullable String execId,
            @Nullable String execRefId,
            @Nullable String orderId,
            @Nullable String clOrdId,
            @Nullable String account,
            @Nullable String symbol,
            @Nullable String side,
            @Nullable String ordStatus,
            @Nullable String orderQty,
            @Nullable String lastQty,
            @Nullable String lastPx,
            @Nullable String cumQty,
            @Nullable String leavesQty,
            @Nullable String currency,
            @Nullable String commission,
            @Nullable Instant transactTime) {

        static Line of(TradeReport report) {
            var detail = report.detail();
            return new Line(
                    report.eventId().toString(),
                    report.receivedAt(),
                    report.execType(),
                    report.key().execId().value(),
                    text(detail.execRefId()),
                    text(report.orderId()),
                    text(report.clOrdId()),
                    text(detail.account()),
                    text(report.symbol()),
                    text(detail.side()),
                    text(detail.ordStatus()),
                    text(detail.orderQty()),
                    text(report.qty()),
                    text(report.px()),
                    text(detail.cumQty()),
                    text(detail.leavesQty()),
                    detail.currency(),
                    detail.commission() == null ? null : detail.commission().toPlainString(),
                    detail.transactTime());
        }

        static Line of(OrderFact fact) {
            ExecutionReport report = fact.report();
            return new Line(
                    fact.eventId().toString(),
                    fact.loggedAt(),
                    report.execType(),
                    text(report.execId()),
                    text(report.execRefId()),
                    text(report.orderId()),
                    text(report.clOrdId()),
                    text(report.account()),
                    text(report.symbol()),
                    report.side().name(),
                    report.ordStatus().name(),
                    text(report.orderQty()),
                    text(report.lastQty()),
                    text(report.lastPx()),
                    text(report.cumQty()),
                    text(report.leavesQty()),
                    null,
                    null,
                    report.transactTime());
        }

        private static @Nullable String text(@Nullable Object value) {
            return value == null ? null : value.toString();
        }
    }

    Optional<Card> of(String id) {
        return breaks.find(id).map(kept -> of(kept.seen()));
    }

    private Card of(ReconBreak broken) {
        List<TradeReport> trade = broken.execId() == null ? List.of() : trade(broken);
        List<OrderFact> order = trade.isEmpty() ? order(broken) : List.of();
        return new Card(
                broken,
                Kinds.of(broken.type()).meaning(),
                lines(Feed.PLATFORM, trade, order),
                lines(Feed.DROP_COPY, trade, order),
                decisions.of(broken.breakId()),
                happenings.around(broken));
    }

    private static List<Line> lines(Feed feed, List<TradeReport> trade, List<OrderFact> order) {
        return Stream.concat(
                        trade.stream().filter(each -> each.feed() == feed).map(Line::of),
                        order.stream().filter(each -> each.feed() == feed).map(Line::of))
                .sorted(Comparator.comparing(Line::at))
                .toList();
    }

    private List<TradeReport> trade(ReconBreak broken) {
        return jdbc
                .sql(
                        """
                        select platform, drop_copy, earlier, alike from waiting_trade
                        where oms = :oms and exec_id = :execId
                        """)
                .param("oms", broken.oms())
                .param("execId", String.valueOf(broken.execId()))
                .query((row, number) -> {
                    List<TradeReport> told = new ArrayList<>();
                    for (String column : List.of("platform", "drop_copy", "alike")) {
                        String json = row.getString(column);
                        if (json != null) {
                            told.add(EventCodec.decode(json.getBytes(UTF_8), TradeReport.class));
                        }
                    }
                    String earlier = row.getString("earlier");
                    if (earlier != null) {
                        told.addAll(
                                Arrays.asList(
                                        EventCodec.decode(
                                                earlier.getBytes(UTF_8), TradeReport[].class)));
                    }
                    return told;
                })
                .list()
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    /** A matched trade is among its order's reports. */
    private List<OrderFact> order(ReconBreak broken) {
        OrderId orderId = broken.orderId();
        if (orderId == null) {
            return List.of();
        }
        return jdbc.sql("select facts from recon_order where oms = :oms and order_id = :orderId")
                .param("oms", broken.oms())
                .param("orderId", orderId.value())
                .query(String.class)
                .optional()
                .map(FactsText::read)
                .map(facts ->
                        facts.stream()
                                .filter(fact ->
                                        broken.execId() == null
                                                || broken.execId().equals(fact.report().execId()))
                                .toList())
                .orElse(List.of());
    }
}
