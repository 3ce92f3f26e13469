package io.interlock.recon.matching;

import static io.interlock.recon.matching.Trades.T0;
import static io.interlock.recon.matching.Trades.dropCopy;
import static io.interlock.recon.matching.Trades.platform;
import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.domain.ClOrdId;
import io.interlock.domain.ExecId;
import io.interlock.domain.OrderId;
import io.interlock.domain.Price;
import io.interlock.domain.Quantity;
import io.interlock.domain.Symbol;
import io.interlock.events.ReconBreak;
import io.interlock.events.ReconBreak.Status;
import io.interlock.events.ReconBreak.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OutcomeTest {
    private static final Instant LATER = T0.plusSeconds(10);
    private static final Horizon OPEN =
            new Horizon(Instant.EPOCH, Instant.EPOCH, Duration.ofSeconds(2));
    private static final Horizon PAST = new Horizon(LATER, LATER, Duration.ofSeconds(2));

    private final Map<TradeKey, Known> store = new HashMap<>();
    private final List<ReconBreak> published = new ArrayList<>();
    private int breakIds;

    private void take(TradeReport... reports) {
        save(
                Outcome.of(
                        key -> store.getOrDefault(key, Known.nothing(key)),
                        List.of(reports),
                        OPEN,
                        T0,
                        this::nextId));
    }

    private void sweep() {
        save(
                store.values().stream()
                        .filter(known -> known.open() == null && !known.matched())
                        .map(known -> Outcome.of(known, PAST, LATER, this::nextId))
                        .toList());
    }

    private void save(List<Outcome> outcomes) {
        for (Outcome each : outcomes) {
            published.addAll(each.changes());
            store.put(each.pair().key(), new Known(each.pair(), each.matched(), each.open()));
        }
    }

    private String nextId() {
        return "B" + ++breakIds;
    }

    private List<String> changes() {
        return published.stream()
                .map(each -> each.breakId() + " " + each.type() + " " + each.status())
                .toList();
    }

    private static ReconBreak missingAtPlatform(Status status, @Nullable Instant closedAt) {
        return new ReconBreak(
                "B1",
                Type.MISSING_AT_PLATFORM,
                status,
                "OMSA",
                new ExecId("E1"),
                new OrderId("O1"),
                new ClOrdId("X"),
                new Symbol("EURUSD"),
                closedAt == null ? null : Quantity.of(100),
                Quantity.of(100),
                closedAt == null ? null : Price.of("1.1"),
                Price.of("1.1"),
                "The drop copy tells of LastQty(32) 100 EURUSD at LastPx(31) 1.1; the order session"
                        + " did not bring it",
                LATER,
                closedAt);
    }

    @Test
    void aBreakOpensWhenOverdueAndClosesWhenTheOtherSideComes() {
        take(dropCopy("E1", "100@1.1", T0));
        assertThat(published).isEmpty();
        sweep();
        take(platform("E1", "100@1.1", T0));
        assertThat(published)
                .containsExactly(
                        missingAtPlatform(Status.OPEN, null), missingAtPlatform(Status.CLOSED, T0));
    }

    @Test
    void aLateSideThatDiffersTurnsOneBreakIntoAnother() {
        take(dropCopy("E1", "100@1.1", T0));
        sweep();
        take(platform("E1", "90@1.1", T0));
        take(platform("E1", "100@1.1", T0.plusSeconds(1)));
        assertThat(changes())
                .containsExactly(
                        "B1 MISSING_AT_PLATFORM OPEN",
                        "B1 MISSING_AT_PLATFORM CLOSED",
                        "B2 QUANTITY_MISMATCH OPEN",
                        "B2 QUANTITY_MISMATCH CLOSED");
    }

    @Test
    void repeatsChangeNothing() {
        take(platform("E1", "100@1.1", T0), platform("E1", "100@1.1", T0));
        sweep();
        take(platform("E1", "100@1.1", T0));
        sweep();
        assertThat(changes()).containsExactly("B1 MISSING_AT_DROP_COPY OPEN");
        take(dropCopy("E1", "100@1.1", T0));
        take(dropCopy("E1", "100@1.1", T0.plusSeconds(3)), platform("E1", "100@1.1", T0));
        assertThat(changes())
                .containsExactly("B1 MISSING_AT_DROP_COPY OPEN", "B1 MISSING_AT_DROP_COPY CLOSED");
    }

    @Test
    void aMatchedTradeToldOtherwiseLaterIsABreak() {
        take(platform("E1", "100@1.1", T0), dropCopy("E1", "100@1.1", T0));
        take(dropCopy("E1", "100@1.3", T0.plusSeconds(5)));
        assertThat(changes()).containsExactly("B1 PRICE_MISMATCH OPEN");
    }

    @Test
    void anOpenBreakIsPublishedAgainOnlyWhenItChanges() {
        take(platform("E1", "100@1.1", T0), dropCopy("E1", "90@1.1", T0));
        take(dropCopy("E1", "90@1.1", T0.plusSeconds(1)));
        take(dropCopy("E1", "80@1.1", T0.plusSeconds(2)));
        assertThat(changes())
                .containsExactly("B1 QUANTITY_MISMATCH OPEN", "B1 QUANTITY_MISMATCH OPEN");
    }

    /** Against the simplest matcher there is: two maps compared at the end. */
    @Test
    void anyOrderOfReportsEndsInTheSameBreaks() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            store.clear();
            Map<String, String> platform = new HashMap<>();
            Map<String, String> dropCopy = new HashMap<>();
            List<TradeReport> reports = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                String execId = "E" + i;
                String trade = (1 + random.nextInt(3)) + "@" + (1 + random.nextInt(3));
                String other =
                        random.nextInt(4) > 0
                                ? trade
                                : (1 + random.nextInt(3)) + "@" + (1 + random.nextInt(3));
                if (random.nextInt(10) > 0) {
                    platform.put(execId, trade);
                    add(reports, random, platform(execId, trade, T0));
                }
                if (random.nextInt(10) > 0) {
                    dropCopy.put(execId, other);
                    add(reports, random, dropCopy(execId, other, T0));
                }
            }
            Collections.shuffle(reports, random);
            for (TradeReport report : reports) {
                take(report);
                if (random.nextInt(5) == 0) {
                    sweep();
                }
            }
            sweep();
            Map<String, Type> open =
                    store.values().stream()
                            .filter(known -> known.open() != null)
                            .collect(
                                    Collectors.toMap(
                                            known -> known.pair().key().execId().value(),
                                            known -> known.open().type()));
            assertThat(open).as("seed %s", seed).isEqualTo(naive(platform, dropCopy));
        }
    }

    private static void add(List<TradeReport> reports, Random random, TradeReport report) {
        for (int times = random.nextInt(3); times >= 0; times--) {
            reports.add(report);
        }
    }

    private static Map<String, Type> naive(
            Map<String, String> platform, Map<String, String> dropCopy) {
        Map<String, Type> breaks = new HashMap<>();
        platform.forEach((execId, trade) -> {
            String other = dropCopy.get(execId);
            if (other == null) {
                breaks.put(execId, Type.MISSING_AT_DROP_COPY);
            } else if (!other.split("@")[0].equals(trade.split("@")[0])) {
                breaks.put(execId, Type.QUANTITY_MISMATCH);
            } else if (!other.equals(trade)) {
                breaks.put(execId, Type.PRICE_MISMATCH);
            }
        });
        dropCopy.keySet().stream()
                .filter(execId -> !platform.containsKey(execId))
                .forEach(execId -> breaks.put(execId, Type.MISSING_AT_PLATFORM));
        return breaks;
    }
}
