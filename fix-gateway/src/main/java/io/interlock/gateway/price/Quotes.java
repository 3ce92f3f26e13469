package io.interlock.gateway.price;

import io.interlock.domain.Price;
import io.interlock.domain.Symbol;
import io.interlock.events.ReferencePrice;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The bids, offers and the last trade of one symbol, by MDEntryID(278) or, where a source sends
 * none, by type and MDEntryPositionNo(290). Not thread-safe.
 */
final class Quotes {
    /** Levels that are kept; deeper books do not make a better reference. */
    static final int CAPACITY = 2_000;

    private final Map<String, Quote> bids = new LinkedHashMap<>();
    private final Map<String, Quote> offers = new LinkedHashMap<>();
    private @Nullable Quote trade;

    /** A price and when it was so. */
    record Quote(Price price, Instant at) {}

    void clear() {
        bids.clear();
        offers.clear();
        trade = null;
    }

    boolean knows(String key) {
        return bids.containsKey(key) || offers.containsKey(key);
    }

    /** The type of an entry, where it is a bid or an offer that is known. */
    @Nullable String typeOf(String key) {
        if (bids.containsKey(key)) {
            return PriceFeed.BID;
        }
        return offers.containsKey(key) ? PriceFeed.OFFER : null;
    }

    @Nullable Price priceOf(String key) {
        Quote quote = bids.getOrDefault(key, offers.get(key));
        return quote == null ? null : quote.price();
    }

    void remove(String key) {
        bids.remove(key);
        offers.remove(key);
    }

    /** False where there is no room for one more. */
    boolean put(String key, String type, Quote quote) {
        if (type.equals(PriceFeed.TRADE)) {
            trade = quote;
            return true;
        }
        if (!knows(key) && bids.size() + offers.size() >= CAPACITY) {
            return false;
        }
        remove(key);
        (type.equals(PriceFeed.BID) ? bids : offers).put(key, quote);
        return true;
    }

    private Optional<Quote> bid() {
        return bids.values().stream().max(Comparator.comparing(Quote::price));
    }

    private Optional<Quote> offer() {
        return offers.values().stream().min(Comparator.comparing(Quote::price));
    }

    /** In words where the best bid is above the best offer; such a market says nothing. */
    Optional<String> crossed() {
        return bid().flatMap(bid ->
                offer().filter(offer -> bid.price().compareTo(offer.price()) > 0)
                        .map(offer ->
                                "bid %s above offer %s".formatted(bid.price(), offer.price())));
    }

    /**
     * What the source says now. It is of when the price that counts was so: the newer of bid and
     * offer for their middle, else the last trade, else the side there is. Empty without any.
     */
    Optional<ReferencePrice> reference(Symbol symbol, String source) {
        Quote bid = bid().orElse(null);
        Quote offer = offer().orElse(null);
        Instant at;
        if (bid != null && offer != null) {
            at = bid.at().isAfter(offer.at()) ? bid.at() : offer.at();
        } else if (trade != null) {
            at = trade.at();
        } else if (bid != null) {
            at = bid.at();
        } else if (offer != null) {
            at = offer.at();
        } else {
            return Optional.empty();
        }
        return Optional.of(
                new ReferencePrice(symbol, source, price(bid), price(offer), price(trade), at));
    }

    private static @Nullable Price price(@Nullable Quote quote) {
        return quote == null ? null : quote.price();
    }
}
