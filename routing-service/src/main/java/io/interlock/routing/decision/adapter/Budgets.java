package io.interlock.routing.decision.adapter;

import io.interlock.events.RoutingDecision;
import io.interlock.events.RoutingDecision.Budget;
import io.interlock.events.RoutingPolicy.Control.Per;
import io.interlock.events.RoutingPolicy.Control.Throttle;
import io.interlock.routing.control.TokenBucket;
import io.interlock.routing.control.TokenBucket.Share;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What throttles have left on this instance. What is counted per account lies on one partition and
 * is whole; of everything else the instance has the share of its partitions. When partitions come,
 * what was taken on them is read back from the decisions about them; what is not known is taken for
 * used up, so that no rebalance makes a budget full. Confined to the command loop's thread.
 */
final class Budgets {
    private static final int CAPACITY = 200_000;

    private final Map<String, TokenBucket> left =
            new LinkedHashMap<>(1024, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, TokenBucket> eldest) {
                    return size() > CAPACITY;
                }
            };
    private final int partitions;
    private Share share;
    private Instant gained = Instant.EPOCH;
    private Instant known = Instant.EPOCH;

    Budgets(int partitions) {
        this.partitions = partitions;
        this.share = new Share(0, partitions);
    }

    TokenBucket left(String key, Throttle throttle, Instant now) {
        Share own = share(throttle);
        TokenBucket bucket = left.get(key);
        if (bucket == null) {
            boolean unused = known.isBefore(now.minus(TokenBucket.refill(throttle)));
            bucket = unused ? TokenBucket.full(throttle, own, now) : TokenBucket.empty(gained);
        }
        return bucket.refilled(throttle, own, now);
    }

    /** What is counted per account lies on one partition. */
    Share share(Throttle throttle) {
        return throttle.per() == Per.ACCOUNT ? Share.WHOLE : share;
    }

    /** What a decision of this instance has taken. */
    void take(RoutingDecision decision) {
        for (Budget budget : decision.budgets()) {
            if (budget.taken().signum() > 0) {
                left.put(
                        budget.key(),
                        new TokenBucket(budget.before(), decision.decidedAt())
                                .less(budget.taken()));
            }
        }
    }

    /**
     * This instance reads {@code kept} of its partitions on, and {@code now} in all; {@code taken}
     * are the decisions about those that are new, which are whole since {@code since}.
     */
    void reassigned(int kept, int now, Iterable<RoutingDecision> taken, Instant since, Instant at) {
        int before = share.read();
        if (kept < before) {
            left.replaceAll(
                    (key, bucket) -> perAccount(key) ? bucket : bucket.shared(kept, before));
        }
        share = new Share(now, partitions);
        if (now > kept) {
            gained = at;
            known = since;
            recall(taken, kept == 0);
        }
    }

    private void recall(Iterable<RoutingDecision> decisions, boolean everything) {
        Map<String, TokenBucket> found = new HashMap<>();
        for (RoutingDecision decision : decisions) {
            for (Budget budget : decision.budgets()) {
                if (everything || perAccount(budget.key())) {
                    TokenBucket bucket =
                            new TokenBucket(budget.before(), decision.decidedAt())
                                    .less(budget.taken());
                    found.merge(budget.key(), bucket, (a, b) -> b.at().isBefore(a.at()) ? a : b);
                }
            }
        }
        found.forEach((key, bucket) ->
                left.put(key, perAccount(key) ? bucket : bucket.shared(share.read(), partitions)));
    }

    private static boolean perAccount(String key) {
        return key.contains("/account/");
    }
}
