package io.interlock.recon.posttrade;

import io.interlock.domain.ExecType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The busts and corrections of a side, applied to its trades. A correction may name the trade or an
 * earlier correction; a bust may name any of them. They are few, so they are held; trades pass by.
 */
public final class Corrections {
    private static final Comparator<Trade> IN_TIME =
            Comparator.comparing((Trade each) ->
                            each.transactTime() == null ? Instant.EPOCH : each.transactTime())
                    .thenComparing(Trade::execId);

    private final Map<String, List<Trade>> about = new HashMap<>();
    private final Set<String> applied = new HashSet<>();
    private final List<Trade> all;

    /** Those among {@code told} that are busts or corrections. */
    public Corrections(Collection<Trade> told) {
        all =
                told.stream()
                        .filter(each -> each.execType() != ExecType.TRADE)
                        .sorted(IN_TIME)
                        .toList();
        for (Trade each : all) {
            String execRefId = each.execRefId();
            if (execRefId != null && !execRefId.equals(each.execId())) {
                about.computeIfAbsent(execRefId, key -> new ArrayList<>()).add(each);
            }
        }
    }

    /** What became of {@code trade}; empty where it was busted, or is no trade itself. */
    public Optional<Trade> apply(Trade trade) {
        if (trade.execType() != ExecType.TRADE) {
            return Optional.empty();
        }
        List<Trade> changes = new ArrayList<>();
        collect(trade.execId(), changes, new HashSet<>());
        changes.sort(IN_TIME);
        Trade now = trade;
        boolean busted = false;
        for (Trade change : changes) {
            applied.add(change.execId());
            if (change.execType() == ExecType.TRADE_CANCEL) {
                busted = true;
            } else {
                now = now.corrected(change);
            }
        }
        return busted ? Optional.empty() : Optional.of(now);
    }

    private void collect(String execId, List<Trade> into, Set<String> seen) {
        if (!seen.add(execId)) {
            return;
        }
        for (Trade each : about.getOrDefault(execId, List.of())) {
            into.add(each);
            collect(each.execId(), into, seen);
        }
    }

    /** Those that were about no trade that passed by, in time. */
    public List<Trade> unapplied() {
        return all.stream().filter(each -> !applied.contains(each.execId())).toList();
    }
}
