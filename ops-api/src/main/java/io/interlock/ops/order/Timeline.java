package io.interlock.ops.order;

import io.interlock.domain.CancelReject;
import io.interlock.domain.ExecutionReport;
import io.interlock.events.OrderCommand;
import io.interlock.events.OrderExecution;
import io.interlock.events.ReconBreak;
import io.interlock.events.RoutingDecision;
import io.interlock.ops.fixmessage.Masked;
import io.interlock.ops.order.TimelineEntry.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The life of one order, step by step. */
public final class Timeline {
    private Timeline() {}

    /** All that happened, oldest first, with the time since the step before. */
    public static List<TimelineEntry> of(
            Collection<OrderFact> facts,
            Collection<SentCommand> sent,
            Collection<ReconBreak> breaks) {
        List<TimelineEntry> entries = new ArrayList<>();
        facts.stream()
                .sorted(OrderFact.BY_TIME)
                .filter(fact -> !(fact instanceof OrderFact.DropCopied))
                .map(Timeline::entry)
                .forEach(entries::add);
        copies(facts).forEach(copies -> entries.add(copied(copies)));
        sent.stream().map(Timeline::sent).forEach(entries::add);
        breaks.forEach(b -> addBreak(entries, b));
        entries.sort(Comparator.comparing(TimelineEntry::at));
        return withHops(entries);
    }

    private static List<TimelineEntry> withHops(List<TimelineEntry> entries) {
        List<TimelineEntry> result = new ArrayList<>();
        Instant before = null;
        for (TimelineEntry entry : entries) {
            Long hop =
                    before == null ? null : Duration.between(before, entry.at()).toNanos() / 1_000;
            result.add(entry.after(hop));
            before = entry.at();
        }
        return result;
    }

    private static TimelineEntry entry(OrderFact fact) {
        return switch (fact) {
            case OrderFact.Commanded commanded -> command(commanded.command());
            case OrderFact.Decided decided -> decision(decided.decision());
            case OrderFact.Answered answered -> answer(answered.execution());
            case OrderFact.DropCopied copied -> copied(List.of(copied));
        };
    }

    /** Reports with the same ExecID are one fact, however many drop copies told of it. */
    private static Collection<List<OrderFact.DropCopied>> copies(Collection<OrderFact> facts) {
        return facts.stream()
                .sorted(OrderFact.BY_TIME)
                .flatMap(fact ->
                        fact instanceof OrderFact.DropCopied copied
                                ? Stream.of(copied)
                                : Stream.of())
                .collect(
                        Collectors.groupingBy(
                                copied ->
                                        Words.join(
                                                copied.report().execId() == null
                                                        ? copied.eventId()
                                                        : copied.report().execId(),
                                                copied.report().execType()),
                                LinkedHashMap::new,
                                Collectors.toList()))
                .values();
    }

    private static TimelineEntry copied(List<OrderFact.DropCopied> copies) {
        OrderFact.DropCopied first = copies.getFirst();
        String sources =
                copies.stream()
                        .map(copied -> copied.copy().session())
                        .distinct()
                        .collect(Collectors.joining(" and "));
        return new TimelineEntry(
                first.eventId().toString(),
                first.at(),
                Kind.DROP_COPY,
                "Drop copy: " + Words.of(first.report().execType()),
                report(first.report(), sources),
                Masked.text(first.copy().raw()),
                null,
                null,
                null,
                null);
    }

    private static TimelineEntry command(OrderCommand command) {
        String title =
                switch (command.kind()) {
                    case NEW -> "New order";
                    case CANCEL -> "Cancel request";
                    case REPLACE -> "Replace request";
                    case STATUS -> "Status request";
                };
        String detail =
                Words.join(
                        Words.of(command.side()),
                        command.orderQty(),
                        command.symbol(),
                        Words.of(command.ordType()),
                        Words.labelled("at", command.price()),
                        Words.labelled("stop", command.stopPx()),
                        Words.of(command.timeInForce()),
                        Words.labelled("ClOrdID(11)", command.clOrdId()),
                        Words.labelled("OrigClOrdID(41)", command.origClOrdId()),
                        "from " + command.clientSession());
        return new TimelineEntry(
                command.commandId().toString(),
                command.receivedAt(),
                Kind.COMMAND,
                title,
                detail,
                Masked.text(command.raw()),
                null,
                null,
                null,
                null);
    }

    private static TimelineEntry decision(RoutingDecision decision) {
        RoutingDecision.Rejection no = decision.rejection();
        String title = no == null ? "Routed to " + decision.oms() : "Rejected by rule " + no.rule();
        String detail = no == null ? versions(decision.versions()) : no.text();
        return new TimelineEntry(
                decision.command().commandId().toString(),
                decision.decidedAt(),
                Kind.DECISION,
                title,
                detail,
                null,
                null,
                decision.trace(),
                decision.edits(),
                null);
    }

    private static String versions(Map<String, Long> versions) {
        return versions.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(e -> e.getKey() + " v" + e.getValue())
                .collect(Collectors.joining(", ", "Decided by ", ""));
    }

    private static TimelineEntry sent(SentCommand sent) {
        return new TimelineEntry(
                sent.commandId(),
                sent.at(),
                Kind.SENT,
                "Sent to " + sent.omsSession(),
                Words.join(
                        sent.edits().isEmpty() ? "Body unchanged" : edited(sent.edits().size()),
                        Words.labelled("MsgSeqNum(34)", sent.msgSeqNum())),
                Masked.text(sent.raw()),
                null,
                null,
                sent.edits(),
                null);
    }

    private static String edited(int edits) {
        return "Body unchanged but for " + edits + (edits == 1 ? " edit" : " edits");
    }

    private static TimelineEntry answer(OrderExecution answer) {
        ExecutionReport report = answer.report();
        CancelReject no = answer.cancelReject();
        boolean ours = answer.origin() == OrderExecution.Origin.PLATFORM;
        String by = answer.omsSession() == null ? "the platform" : answer.omsSession();
        Kind kind = no == null ? Kind.EXECUTION : Kind.CANCEL_REJECT;
        String title;
        String detail;
        if (no != null) {
            title = no.responseTo() == 2 ? "Replace rejected" : "Cancel rejected";
            detail = cancelReject(no, by);
        } else if (report != null) {
            title = ours ? "Refused by the platform" : Words.of(report.execType());
            detail = report(report, by);
        } else {
            title = "Refused by " + by;
            detail = answer.refusal() == null ? "" : answer.refusal();
        }
        return new TimelineEntry(
                answer.eventId().toString(),
                answer.receivedAt(),
                kind,
                title,
                detail,
                Masked.text(answer.raw()),
                null,
                null,
                null,
                answer.anomalies());
    }

    private static String cancelReject(CancelReject no, String by) {
        return Words.join(
                no.text(),
                Words.labelled("CxlRejReason(102)", no.cxlRejReason()),
                Words.labelled("ClOrdID(11)", no.clOrdId()),
                Words.of(no.ordStatus()),
                "by " + by);
    }

    private static String report(ExecutionReport report, String by) {
        return Words.join(
                Words.labelled("LastQty(32)", report.isTrade() ? report.lastQty() : null),
                Words.labelled("at", report.isTrade() ? report.lastPx() : null),
                Words.of(report.ordStatus()),
                Words.labelled("CumQty(14)", report.cumQty()),
                Words.labelled("LeavesQty(151)", report.leavesQty()),
                Words.labelled("OrdRejReason(103)", report.ordRejReason()),
                Words.labelled("ExecID(17)", report.execId()),
                Words.labelled("OrderID(37)", report.orderId()),
                report.text(),
                "by " + by);
    }

    private static void addBreak(List<TimelineEntry> entries, ReconBreak difference) {
        entries.add(
                breakEntry(difference, difference.openedAt(), "Break: ", difference.explanation()));
        if (difference.closedAt() != null) {
            entries.add(
                    breakEntry(
                            difference,
                            difference.closedAt(),
                            "Break closed: ",
                            "Both sides agree"));
        }
    }

    private static TimelineEntry breakEntry(
            ReconBreak difference, Instant at, String title, @Nullable String detail) {
        return new TimelineEntry(
                difference.breakId(),
                at,
                Kind.BREAK,
                title + Words.of(difference.type()),
                detail == null ? "" : detail,
                null,
                null,
                null,
                null,
                null);
    }
}
