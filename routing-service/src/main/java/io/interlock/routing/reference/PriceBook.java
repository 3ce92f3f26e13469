package io.interlock.routing.reference;

import io.interlock.domain.Symbol;
import io.interlock.events.ReferencePrice;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The newest price of each symbol and source, and their highs and lows of the last five minutes.
 * One thread writes, any may read. Bounded: {@value #CAPACITY} pairs of symbol and source, each
 * with 31 slots.
 */
public final class PriceBook implements Prices {
    /** Highs and lows are kept for this long each. */
    public static final Duration SLOT = Duration.ofSeconds(10);

    /** How far back movements are known. */
    public static final Duration REACH = Duration.ofMinutes(5);

    static final int CAPACITY = 20_000;

    static final Comparator<ReferencePrice> NEWEST_FIRST =
            Comparator.comparing(ReferencePrice::at)
                    .reversed()
                    .thenComparing(ReferencePrice::source);

    private final Map<Symbol, Map<String, Track>> tracks = new ConcurrentHashMap<>();
    private final Map<String, Instant> newest = new ConcurrentHashMap<>();
    private final AtomicInteger size = new AtomicInteger();

    /**
     * Takes a price. One that claims to be of later than it was received is of then; one that is
     * older than what is known says nothing new.
     *
     * @return false where there is no room for another symbol or source
     */
    public boolean take(ReferencePrice price, Instant received) {
        Map<String, Track> sources =
                tracks.computeIfAbsent(price.symbol(), symbol -> new ConcurrentHashMap<>());
        Track track = sources.get(price.source());
        if (track == null) {
            if (size.get() >= CAPACITY) {
                return false;
            }
            size.incrementAndGet();
            track = new Track();
            sources.put(price.source(), track);
        }
        ReferencePrice taken = price.at().isAfter(received) ? at(price, received) : price;
        track.take(taken);
        newest.merge(price.source(), taken.at(), (a, b) -> a.isBefore(b) ? b : a);
        return true;
    }

    /** When the newest price of each source was so, of whatever symbol. */
    public Map<String, Instant> newest() {
        return Map.copyOf(newest);
    }

    private static ReferencePrice at(ReferencePrice price, Instant at) {
        return new ReferencePrice(
                price.symbol(), price.source(), price.bid(), price.ask(), price.last(), at);
    }

    @Override
    public List<ReferencePrice> of(Symbol symbol) {
        return tracks.getOrDefault(symbol, Map.of()).values().stream()
                .map(Track::newest)
                .filter(price -> price != null)
                .sorted(NEWEST_FIRST)
                .toList();
    }

    @Override
    public @Nullable Range range(Symbol symbol, String source, Instant since) {
        Track track = tracks.getOrDefault(symbol, Map.of()).get(source);
        return track == null ? null : track.range(since);
    }

    /** Symbols of which a price is known. */
    public List<Symbol> symbols() {
        return tracks.keySet().stream().sorted(Comparator.comparing(Symbol::value)).toList();
    }
}
