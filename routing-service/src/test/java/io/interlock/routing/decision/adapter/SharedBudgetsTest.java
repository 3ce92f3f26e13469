package io.interlock.routing.decision.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.events.RoutingDecision;
import io.interlock.events.RoutingPolicy.Control.Per;
import io.interlock.events.RoutingPolicy.Control.Throttle;
import io.interlock.events.RoutingPolicy.Control.Unit;
import io.interlock.routing.control.TokenBucket;
import io.interlock.routing.control.TokenBucket.Share;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/**
 * Instances that come, die and exchange partitions never let through more than one bucket of the
 * whole would have.
 */
class SharedBudgetsTest {
    private static final int PARTITIONS = 6;

    /** Twelve a minute, twelve at once. */
    private static final Throttle TWELVE =
            new Throttle(
                    Per.SYMBOL,
                    Unit.ORDERS,
                    BigDecimal.valueOf(12),
                    60_000,
                    BigDecimal.valueOf(12),
                    true);

    private final List<Instance> instances = new ArrayList<>();

    /** What each partition's log of decisions has, oldest first. */
    private final List<List<RoutingDecision>> log =
            Stream.generate(() -> (List<RoutingDecision>) new ArrayList<RoutingDecision>())
                    .limit(PARTITIONS)
                    .toList();

    private final Map<String, TokenBucket> whole = new HashMap<>();
    private Instant now = Instant.parse("2026-11-30T10:00:00Z");

    /** One of routing-service. */
    private final class Instance {
        private final Budgets budgets = new Budgets(PARTITIONS);
        private Set<Integer> had = Set.of();

        private void assigned(Set<Integer> dealt) {
            Set<Integer> kept = new HashSet<>(had);
            kept.retainAll(dealt);
            Set<Integer> fresh = new HashSet<>(dealt);
            fresh.removeAll(kept);
            Set<Integer> read = new HashSet<>(fresh);
            if (Budgets.needsAll(kept.size(), dealt.size())) {
                IntStream.range(0, PARTITIONS).forEach(read::add);
            }
            budgets.reassigned(
                    kept.size(),
                    dealt.size(),
                    read.stream().flatMap(p -> log.get(p).stream()).toList(),
                    Instant.EPOCH,
                    now);
            had = Set.copyOf(dealt);
        }
    }

    /** The partitions of each, whoever they are. */
    private void deal(List<Set<Integer>> shares) {
        for (int i = 0; i < instances.size(); i++) {
            instances.get(i).assigned(shares.get(i));
        }
    }

    /** Whether it passes. */
    private boolean order(int partition, String symbol) {
        Instance owner =
                instances.stream()
                        .filter(one -> one.had.contains(partition))
                        .findFirst()
                        .orElseThrow();
        String key = "p/symbol/" + symbol;
        BigDecimal before = owner.budgets.left(key, TWELVE, now).tokens();
        if (before.compareTo(BigDecimal.ONE) < 0) {
            return false;
        }
        RoutingDecision decision = BudgetsTest.took(key, before.toPlainString(), "1", now);
        owner.budgets.take(decision);
        log.get(partition).add(decision);
        whole.put(
                key,
                whole.getOrDefault(key, TokenBucket.full(TWELVE, Share.WHOLE, now))
                        .refilled(TWELVE, Share.WHOLE, now)
                        .less(BigDecimal.ONE));
        return true;
    }

    private int passed(int orders, int partition, String symbol) {
        return (int) IntStream.range(0, orders).filter(i -> order(partition, symbol)).count();
    }

    @Test
    void whoComesAnewKnowsWhatWasTakenOnThePartitionsOfOthers() {
        instances.add(new Instance());
        deal(List.of(Set.of(0, 1, 2, 3, 4, 5)));
        assertThat(passed(20, 0, "EURUSD")).isEqualTo(12);
        instances.add(new Instance());
        deal(List.of(Set.of(0, 1, 2), Set.of(3, 4, 5)));
        assertThat(passed(20, 3, "EURUSD")).isZero();
        assertThat(passed(20, 0, "EURUSD")).isZero();
        assertThat(passed(20, 3, "GBPUSD")).isEqualTo(6);
    }

    @Test
    void whoTakesOverFromOneThatDiedHasNoMoreThanItself() {
        instances.addAll(List.of(new Instance(), new Instance()));
        deal(List.of(Set.of(0, 1, 2), Set.of(3, 4, 5)));
        assertThat(passed(20, 3, "EURUSD")).isEqualTo(6);
        instances.removeLast();
        deal(List.of(Set.of(0, 1, 2, 3, 4, 5)));
        assertThat(passed(20, 3, "EURUSD")).isEqualTo(6);
    }

    @Test
    void whoReplacesOneThatDiedTakesWhatThatOneLeft() {
        instances.addAll(List.of(new Instance(), new Instance()));
        deal(List.of(Set.of(0, 1, 2), Set.of(3, 4, 5)));
        assertThat(passed(20, 3, "EURUSD")).isEqualTo(6);
        now = now.plusSeconds(1);
        assertThat(passed(1, 0, "EURUSD")).isEqualTo(1);
        instances.set(1, new Instance());
        deal(List.of(Set.of(0, 1, 2), Set.of(3, 4, 5)));
        assertThat(passed(20, 3, "EURUSD")).isZero();
    }

    @RepeatedTest(200)
    void noOrderOfEventsFillsABudget(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        instances.add(new Instance());
        deal(List.of(Set.of(0, 1, 2, 3, 4, 5)));
        for (int i = 0; i < 400; i++) {
            now = now.plusMillis(random.nextInt(1_500));
            if (random.nextInt(25) == 0) {
                rebalanced(random);
            }
            order(
                    Math.min(random.nextInt(PARTITIONS), random.nextInt(PARTITIONS)),
                    List.of("EURUSD", "EURUSD", "EURUSD", "GBPUSD").get(random.nextInt(4)));
            assertThat(whole.values())
                    .allSatisfy(left ->
                            assertThat(left.tokens()).isGreaterThan(new BigDecimal("-0.001")));
        }
    }

    /** One comes or one dies, and each gets what chance gives it. */
    private void rebalanced(Random random) {
        int change = random.nextInt(3);
        if (change == 0 && instances.size() < 3) {
            instances.add(random.nextInt(instances.size() + 1), new Instance());
        } else if (change == 1 && instances.size() > 1) {
            instances.remove(random.nextInt(instances.size()));
        } else if (change == 2) {
            instances.set(random.nextInt(instances.size()), new Instance());
        }
        List<Set<Integer>> shares = new ArrayList<>();
        instances.forEach(each -> shares.add(new HashSet<>()));
        int turn = random.nextInt(PARTITIONS);
        for (int p = 0; p < PARTITIONS; p++) {
            shares.get((p + turn) % PARTITIONS * instances.size() / PARTITIONS).add(p);
        }
        deal(shares);
    }
}
