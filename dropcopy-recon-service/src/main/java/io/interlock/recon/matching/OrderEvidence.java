package io.interlock.recon.matching;

import io.interlock.domain.ExecutionReport;
import io.interlock.domain.Quantity;
import io.interlock.domain.Side;
import io.interlock.recon.breaks.BreakId;
import io.interlock.recon.breaks.Catalogue;
import io.interlock.recon.breaks.Detector;
import io.interlock.recon.breaks.Evidenced;
import io.interlock.recon.breaks.Facts;
import io.interlock.recon.breaks.Moment;
import io.interlock.recon.breaks.OrderFact;
import io.interlock.recon.breaks.OrderSides;
import io.interlock.recon.breaks.Patience;
import io.interlock.recon.breaks.Timeline;
import io.interlock.recon.trade.Feed;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All that both sides told of an order, and the breaks in it. */
public record OrderEvidence(String oms, String orderId, List<OrderFact> facts) {
    private static final Comparator<OrderFact> IN_TIME =
            Comparator.comparing(OrderFact::loggedAt).thenComparing(OrderFact::feed);

    public OrderEvidence {
        facts = facts.stream().sorted(IN_TIME).toList();
    }

    public String subject() {
        return BreakId.subject(oms, orderId);
    }

    /** True where nothing is wrong from each report to the next; nothing then can be a break. */
    public boolean quiet() {
        OrderSides sides = OrderSides.nothing();
        for (OrderFact fact : facts) {
            sides = sides.with(fact);
            if (!wrong(sides).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /** What is to be stored of it. */
    public record Judgement(List<Evidenced> breaks, @Nullable Instant nextCheck) {}

    /** Judges what stood in the log while both streams are known. */
    public Judgement judge(Patience patience) {
        Instant known =
                patience.platform().isBefore(patience.dropCopy())
                        ? patience.platform()
                        : patience.dropCopy();
        List<Moment> moments = new ArrayList<>();
        OrderSides sides = OrderSides.nothing();
        Instant unread = null;
        for (OrderFact fact : facts) {
            if (fact.loggedAt().isAfter(known)) {
                unread = fact.loggedAt();
                break;
            }
            OrderSides before = sides;
            sides = sides.with(fact);
            if (!sides.equals(before)) {
                moments.add(new Moment(fact.loggedAt(), event(fact), wrong(sides)));
            }
        }
        Timeline timeline = Timeline.of(moments, patience);
        Instant next = timeline.nextCheck();
        return new Judgement(
                timeline.spans().stream()
                        .map(span -> Evidenced.of(subject(), span, figures()))
                        .toList(),
                unread != null && (next == null || unread.isBefore(next)) ? unread : next);
    }

    private Facts figures() {
        OrderFact platform = newest(Feed.PLATFORM);
        OrderFact dropCopy = newest(Feed.DROP_COPY);
        OrderFact named = platform == null ? dropCopy : platform;
        if (named == null) {
            return Facts.of(oms);
        }
        ExecutionReport report = named.report();
        return new Facts(
                oms,
                null,
                report.orderId(),
                report.clOrdId(),
                report.symbol(),
                report.side() == Side.OTHER ? null : report.side(),
                report.account(),
                LocalDate.ofInstant(facts.getFirst().loggedAt(), ZoneOffset.UTC),
                cumQty(platform),
                cumQty(dropCopy),
                null,
                null);
    }

    private @Nullable OrderFact newest(Feed feed) {
        return facts.reversed().stream()
                .filter(fact -> fact.feed() == feed)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Quantity cumQty(@Nullable OrderFact fact) {
        return fact == null ? null : fact.report().cumQty();
    }

    private static String event(OrderFact fact) {
        return "%s of ExecType(150) %s"
                .formatted(
                        fact.feed() == Feed.PLATFORM
                                ? "the order session brought a report"
                                : "the drop copy told of a report",
                        fact.report().execType());
    }

    private static Map<Catalogue, String> wrong(OrderSides sides) {
        Map<Catalogue, String> wrong = new EnumMap<>(Catalogue.class);
        for (Catalogue kind : Catalogue.values()) {
            if (kind.detector()
                    instanceof Detector.OfOrder(Detector.OfOrder.Check check, boolean _)) {
                String words = check.wrong(sides);
                if (words != null) {
                    wrong.put(kind, words);
                }
            }
        }
        return wrong;
    }
}
