package io.interlock.gateway.price;

import io.interlock.domain.Price;
import io.interlock.domain.Symbol;
import io.interlock.events.ReferencePrice;
import io.interlock.fix.FixMessage;
import io.interlock.fix.Tags;
import io.interlock.gateway.price.Quotes.Quote;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a price source has told since it logged on. Messages in, reference prices and complaints
 * out; nothing that comes in is refused or thrown. Not thread-safe.
 */
final class PriceFeed {
    static final String BID = "0";
    static final String OFFER = "1";
    static final String TRADE = "2";
    private static final Set<String> TYPES = Set.of(BID, OFFER, TRADE);

    private static final int MD_REQ_ID = 262;

    /** FIX's float: no exponent. Longer than any price is no price. */
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{0,18}(\\.\\d{0,18})?");

    private final String source;
    private final Subscription wanted;
    private final Map<String, Quotes> quotes = new HashMap<>();

    PriceFeed(String source, Subscription wanted) {
        this.source = source;
        this.wanted = wanted;
    }

    /** Why an entry was passed over, for counting. */
    enum Fault {
        UNKNOWN_SYMBOL,
        NOT_A_NUMBER,
        NOT_POSITIVE,
        CROSSED,
        UNKNOWN_ACTION,
        TOO_MANY
    }

    /** An entry that was passed over, in words that name field and value. */
    record Bad(Fault fault, String words) {}

    /** What came of a message. */
    record Taken(List<ReferencePrice> prices, List<Bad> bad) {}

    /** Reads a W or an X; {@code received} stands in for a SendingTime(52) that cannot be read. */
    Taken take(FixMessage message, Instant received) {
        Instant sent = EntryTime.sent(message.get(Tags.SENDING_TIME), received);
        boolean snapshot = message.msgType().equals("W");
        List<Bad> bad = new ArrayList<>();
        Set<String> touched = new LinkedHashSet<>();
        String of = inHead(message, snapshot);
        if (snapshot) {
            if (of == null || !wanted.wants(of)) {
                bad.add(unknown(of));
                return new Taken(List.of(), bad);
            }
            quotesOf(of).clear();
            touched.add(of);
        }
        for (Entry entry : Entry.of(message)) {
            String symbol = snapshot ? of : symbolOf(entry, of);
            if (symbol == null || !wanted.wants(symbol)) {
                bad.add(unknown(symbol));
                continue;
            }
            of = symbol;
            if (apply(entry, symbol, sent, bad)) {
                touched.add(symbol);
            }
        }
        return new Taken(prices(touched, bad), bad);
    }

    /** The symbol that the message is about as a whole: its own, or that of the request. */
    private @Nullable String inHead(FixMessage message, boolean snapshot) {
        String symbol = snapshot ? message.get(Tags.SYMBOL) : null;
        return symbol == null ? wanted.symbolOf(message.get(MD_REQ_ID)) : symbol;
    }

    /** An entry may leave its symbol to the one before it, or to the entry it is about. */
    private @Nullable String symbolOf(Entry entry, @Nullable String before) {
        if (entry.symbol() != null) {
            return entry.symbol();
        }
        String known = entry.refId() == null ? entry.id() : entry.refId();
        return known == null || (before != null && quotesOf(before).knows(known))
                ? before
                : quotes.entrySet().stream()
                        .filter(one -> one.getValue().knows(known))
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElse(before);
    }

    /** True where the symbol's quotes have changed. */
    private boolean apply(Entry entry, String symbol, Instant sent, List<Bad> bad) {
        Quotes book = quotesOf(symbol);
        String before = entry.refId() == null ? key(entry) : entry.refId();
        switch (entry.action()) {
            case Entry.DELETE -> {
                book.remove(before);
                return true;
            }
            case Entry.NEW, Entry.CHANGE -> {
                return put(entry, before, symbol, sent, bad);
            }
            default -> {
                bad.add(
                        new Bad(
                                Fault.UNKNOWN_ACTION,
                                "MDUpdateAction(279) %s of %s is none of 0, 1, 2"
                                        .formatted(shown(entry.action()), shown(symbol))));
                return false;
            }
        }
    }

    private boolean put(Entry entry, String before, String symbol, Instant sent, List<Bad> bad) {
        Quotes book = quotesOf(symbol);
        String type = entry.type() == null ? book.typeOf(before) : entry.type();
        if (type == null || !TYPES.contains(type)) {
            return false; // an opening price, an index: nobody asked for it
        }
        Price price = entry.price() == null ? book.priceOf(before) : price(entry, symbol, bad);
        if (price == null) {
            if (entry.price() == null) {
                bad.add(notANumber(entry, symbol));
            }
            return false;
        }
        String key = entry.id() == null ? before : entry.id();
        if (!key.equals(before)) {
            book.remove(before);
        }
        Quote quote = new Quote(price, EntryTime.of(entry.date(), entry.time(), sent));
        if (!book.put(key, type, quote)) {
            bad.add(
                    new Bad(
                            Fault.TOO_MANY,
                            "%s has more than %d bids and offers"
                                    .formatted(symbol, Quotes.CAPACITY)));
            return false;
        }
        return true;
    }

    private static String key(Entry entry) {
        String id = entry.id();
        if (id != null) {
            return id;
        }
        String type = Objects.requireNonNullElse(entry.type(), "");
        return type + "/" + Objects.requireNonNullElse(entry.position(), "");
    }

    private static @Nullable Price price(Entry entry, String symbol, List<Bad> bad) {
        String text = String.valueOf(entry.price());
        if (!NUMBER.matcher(text).matches() || text.chars().noneMatch(Character::isDigit)) {
            bad.add(notANumber(entry, symbol));
            return null;
        }
        Price price = Price.of(text);
        if (price.value().signum() <= 0) {
            bad.add(
                    new Bad(
                            Fault.NOT_POSITIVE,
                            "MDEntryPx(270) %s of %s is not above zero".formatted(text, symbol)));
            return null;
        }
        return price;
    }

    private static Bad notANumber(Entry entry, String symbol) {
        return new Bad(
                Fault.NOT_A_NUMBER,
                "MDEntryPx(270) %s of %s is no number".formatted(shown(entry.price()), symbol));
    }

    private static Bad unknown(@Nullable String symbol) {
        return new Bad(
                Fault.UNKNOWN_SYMBOL, "Symbol(55) %s was not asked for".formatted(shown(symbol)));
    }

    private static String shown(@Nullable String value) {
        if (value == null) {
            return "(none)";
        }
        return value.length() > 40 ? value.substring(0, 40) + "..." : value;
    }

    private List<ReferencePrice> prices(Set<String> touched, List<Bad> bad) {
        List<ReferencePrice> prices = new ArrayList<>();
        for (String theirs : touched) {
            Quotes book = quotesOf(theirs);
            Symbol ours = wanted.ours(theirs);
            var crossed = book.crossed();
            if (crossed.isPresent()) {
                bad.add(new Bad(Fault.CROSSED, theirs + " is crossed: " + crossed.get()));
            } else {
                book.reference(ours, source).ifPresent(prices::add);
            }
        }
        return prices;
    }

    private Quotes quotesOf(String symbol) {
        return quotes.computeIfAbsent(symbol, name -> new Quotes());
    }
}
