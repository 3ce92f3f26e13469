package io.interlock.routing.misprice;

import io.interlock.domain.Symbol;
import io.interlock.events.Misprice;
import io.interlock.events.Misprice.State;
import io.interlock.events.ReferencePrice;
import io.interlock.routing.misprice.Standing.Calming;
import io.interlock.routing.misprice.Standing.Doubted;
import io.interlock.routing.misprice.Standing.Mispriced;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * One rule over all its symbols. Prices in, what is to be told out; it stands as told only once
 * {@link #told} says so, for what could not be told has to be told later. Of one thread.
 */
public final class Detector {
    private final MispriceRule rule;
    private final Map<Symbol, Standing> standings = new HashMap<>();
    private final Map<Symbol, History> histories = new HashMap<>();

    public Detector(MispriceRule rule) {
        this.rule = rule;
    }

    /** Takes over what was told before, by whichever instance. */
    public void told(Misprice told) {
        if (told.rule().equals(rule.name())) {
            if (told.state() == State.RAISED) {
                standings.put(
                        told.symbol(),
                        new Mispriced(new Doubt(told.cause(), told.evidence()), told.since()));
            } else {
                standings.remove(told.symbol());
            }
        }
    }

    public boolean isAbout(Symbol symbol) {
        return rule.isAbout(symbol);
    }

    /** Looks at the newest prices of a symbol, and says what is to be told of it. */
    public Optional<Misprice> look(Symbol symbol, List<ReferencePrice> prices, Instant now) {
        History history = histories.computeIfAbsent(symbol, s -> new History());
        Optional<Doubt> whole = Doubts.of(prices, history, rule, 1, now);
        Optional<Doubt> half = Doubts.of(prices, history, rule, 2, now);
        if (rule.outlierBps() > 0) {
            history.take(prices, rule.window(), now);
        }
        Standing before = standings.getOrDefault(symbol, Standing.FINE);
        Standing after = before.next(whole, half, rule, now);
        if (!before.isTold() && after instanceof Mispriced(Doubt doubt, Instant since)) {
            standings.put(symbol, new Doubted(since));
            return Optional.of(event(symbol, State.RAISED, doubt, since, now));
        }
        if (before instanceof Calming(Doubt doubt, Instant since, Instant calmSince)
                && !after.isTold()) {
            return Optional.of(event(symbol, State.CLEARED, doubt, since, now));
        }
        if (before instanceof Mispriced(Doubt doubt, Instant since) && !after.isTold()) {
            return Optional.of(event(symbol, State.CLEARED, doubt, since, now));
        }
        standings.put(symbol, after);
        return Optional.empty();
    }

    /** Those that stand as mispriced now, with the cause. */
    public Map<Symbol, Misprice.Cause> mispriced() {
        Map<Symbol, Misprice.Cause> now = new HashMap<>();
        standings.forEach((symbol, standing) -> {
            if (standing instanceof Mispriced(Doubt doubt, Instant since)) {
                now.put(symbol, doubt.cause());
            } else if (standing instanceof Calming(Doubt doubt, Instant since, Instant calm)) {
                now.put(symbol, doubt.cause());
            }
        });
        return now;
    }

    public String rule() {
        return rule.name();
    }

    private Misprice event(Symbol symbol, State state, Doubt doubt, Instant since, Instant now) {
        String fact = rule.name() + "/" + symbol + "/" + since + "/" + state;
        return new Misprice(
                UUID.nameUUIDFromBytes(fact.getBytes(StandardCharsets.UTF_8)).toString(),
                rule.name(),
                symbol,
                rule.environments(),
                state,
                rule.action(),
                doubt.cause(),
                doubt.evidence(),
                since,
                now);
    }
}
