package io.interlock.routing.decision.adapter;

import io.interlock.events.RoutingDecision;
import io.interlock.events.RoutingDecision.Budget;
import io.interlock.events.RoutingPolicy.Control.Per;
import io.interlock.events.RoutingPolicy.Control.Throttle;
import io.interlock.routing.control.TokenBucket;
import io.interlock.routing.control.TokenBucket.Share;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What throttles have left on this instance. What is counted per account lies on one partition and
 * is whole; of everything else the instance has the share of its partitions. When partitions come,
 * what was taken on them is read back from the decisions about them; what is not known is taken for
 * used up, so that no rebalance makes a budget full. Confined to the command loop's thread.
 */
final class Budgets {
    private static final int CAPACITY = 200_000;
    private static final int SCALE = 9;
    private static final int MOST_PERIODS = 16;

    /** Shares of the past need not be whole partitions. */
    private static final int FINE = 10_000;

    /** Where several are kept of one, the one with the least in it counts, once it is refilled. */
    private final Map<String, List<TokenBucket>> left =
            new LinkedHashMap<>(1024, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, List<TokenBucket>> eldest) {
                    return size() > CAPACITY;
                }
            };

    private final int partitions;
    private Share share;

    /** Oldest first; what was given away since is not in them. */
    private final Deque<Period> periods = new ArrayDeque<>();

    /** The part of its share of an unused budget that it had when it last gained partitions. */
    private BigDecimal untouched = BigDecimal.ONE;

    private Instant gained = Instant.EPOCH;
    private Instant known = Instant.EPOCH;

    /** In which this instance had less than later. */
    private record Period(Instant until, Share share) {
        Period given(int kept, int before) {
            return new Period(until, new Share(share.read() * kept / before, share.all()));
        }

        Period and(Period next) {
            return new Period(next.until, share.read() < next.share.read() ? share : next.share);
        }
    }

    Budgets(int partitions) {
        this.partitions = partitions;
        this.share = new Share(0, partitions);
    }

    TokenBucket left(String key, Throttle throttle, Instant now) {
        Share own = share(throttle);
        List<TokenBucket> buckets = left.get(key);
        if (buckets == null) {
            return unseen(throttle, own, now).refilled(throttle, own, now);
        }
        return buckets.stream()
                .map(bucket -> refilled(bucket, throttle, now))
                .min(Comparator.comparing(TokenBucket::tokens))
                .orElseThrow();
    }

    /** At each time with the share that this instance had then. */
    private TokenBucket refilled(TokenBucket bucket, Throttle throttle, Instant now) {
        TokenBucket refilled = bucket;
        if (throttle.per() != Per.ACCOUNT) {
            for (Period past : periods) {
                refilled = refilled.refilled(throttle, past.share(), past.until());
            }
        }
        return refilled.refilled(throttle, share(throttle), now);
    }

    private TokenBucket unseen(Throttle throttle, Share own, Instant now) {
        boolean unused = known.isBefore(now.minus(TokenBucket.refill(throttle)));
        if (!unused) {
            return TokenBucket.empty(gained);
        }
        if (throttle.per() == Per.ACCOUNT || untouched.compareTo(BigDecimal.ONE) == 0) {
            return TokenBucket.full(throttle, own, now);
        }
        BigDecimal most = TokenBucket.capacity(throttle, own);
        return new TokenBucket(most.multiply(untouched).setScale(SCALE, RoundingMode.DOWN), gained);
    }

    /** What is counted per account lies on one partition. */
    Share share(Throttle throttle) {
        return throttle.per() == Per.ACCOUNT ? Share.WHOLE : share;
    }

    /** What a decision of this instance has taken. */
    void take(RoutingDecision decision) {
        for (Budget budget : decision.budgets()) {
            if (budget.taken().signum() > 0) {
                left.put(budget.key(), List.of(after(budget, decision)));
            }
        }
    }

    private static TokenBucket after(Budget budget, RoutingDecision decision) {
        return new TokenBucket(budget.before(), decision.decidedAt()).less(budget.taken());
    }

    /**
     * Whether the decisions about all partitions are to be read back, not only those about the new
     * ones: what was taken on the others came out of the same budgets.
     */
    static boolean needsAll(int kept, int now) {
        return kept == 0 && now > 0;
    }

    /**
     * This instance reads {@code kept} of its partitions on, and {@code now} in all; {@code taken}
     * are the decisions about those that are new, or about all where it {@link #needsAll}, which
     * are whole since {@code since}.
     */
    void reassigned(int kept, int now, Iterable<RoutingDecision> taken, Instant since, Instant at) {
        int before = share.read();
        boolean anew = needsAll(kept, now);
        if (anew) {
            left.keySet().removeIf(key -> !perAccount(key));
            periods.clear();
            untouched = BigDecimal.ONE;
        } else if (kept < before) {
            left.replaceAll((key, buckets) ->
                    perAccount(key)
                            ? buckets
                            : buckets.stream().map(b -> b.shared(kept, before)).toList());
            List<Period> given =
                    periods.stream().map(period -> period.given(kept, before)).toList();
            periods.clear();
            periods.addAll(given);
        }
        share = new Share(now, partitions);
        if (now > kept) {
            if (!anew) {
                gains(kept, now, at);
            }
            gained = at;
            known = anew || since.isAfter(known) ? since : known;
            recall(taken, anew);
        }
    }

    /** What it has left does not grow by that, nor does what came back until then. */
    private void gains(int kept, int now, Instant at) {
        untouched =
                untouched
                        .multiply(BigDecimal.valueOf(kept))
                        .divide(BigDecimal.valueOf(now), SCALE, RoundingMode.DOWN);
        periods.add(new Period(at, new Share(kept * FINE, partitions * FINE)));
        if (periods.size() > MOST_PERIODS) {
            periods.addFirst(periods.remove().and(periods.remove()));
        }
    }

    private void recall(Iterable<RoutingDecision> decisions, boolean everything) {
        Map<String, List<TokenBucket>> found = new HashMap<>();
        for (RoutingDecision decision : decisions) {
            for (Budget budget : decision.budgets()) {
                if (everything || perAccount(budget.key())) {
                    found.computeIfAbsent(budget.key(), key -> new ArrayList<>())
                            .add(after(budget, decision));
                }
            }
        }
        found.forEach((key, buckets) ->
                left.put(
                        key,
                        lowest(buckets).stream()
                                .map(bucket ->
                                        perAccount(key)
                                                ? bucket
                                                : bucket.shared(share.read(), partitions))
                                .toList()));
    }

    /**
     * Instances left different amounts of it: the newest, and the older ones that had less. No
     * other can have the least, however fast the tokens come back.
     */
    private static List<TokenBucket> lowest(List<TokenBucket> buckets) {
        buckets.sort(
                Comparator.comparing(TokenBucket::at)
                        .reversed()
                        .thenComparing(TokenBucket::tokens));
        List<TokenBucket> lowest = new ArrayList<>();
        for (TokenBucket bucket : buckets) {
            if (lowest.isEmpty() || bucket.tokens().compareTo(lowest.getLast().tokens()) < 0) {
                lowest.add(bucket);
            }
        }
        return lowest;
    }

    private static boolean perAccount(String key) {
        return key.contains("/account/");
    }
}
