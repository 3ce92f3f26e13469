package io.interlock.events;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.interlock.domain.Environment;
import io.interlock.domain.OrdType;
import io.interlock.domain.Quantity;
import io.interlock.domain.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A control over orders, on {@link Topics#ROUTING_POLICIES} under its id while it is in force or
 * will be. A tombstone ends it.
 *
 * @param id for example {@code gold-news-limit}: lower-case letters, digits and hyphens
 * @param version of the document that it is, counted by change control
 * @param priority among policies of one kind that are about the same order the lowest number is
 *     asked first; a route is taken from the first that has one
 * @param match which orders it is about
 * @param condition CEL over the order, null where {@code match} says it all
 * @param by who put this version in force
 * @param reason why
 * @param from since when it is in force
 * @param until when it ends by itself; null for no end
 * @param profiles of the environment in which it is asked; empty for all
 */
public record RoutingPolicy(
        String id,
        long version,
        Environment environment,
        int priority,
        Match match,
        @Nullable String condition,
        Control control,
        String by,
        String reason,
        Instant from,
        @Nullable Instant until,
        List<Profile> profiles) {

    @SuppressWarnings("NullAway") // older records have none
    public RoutingPolicy {
        profiles = profiles == null ? List.of() : List.copyOf(profiles);
    }

    /** One that is asked in all profiles. */
    public RoutingPolicy(
            String id,
            long version,
            Environment environment,
            int priority,
            Match match,
            @Nullable String condition,
            Control control,
            String by,
            String reason,
            Instant from,
            @Nullable Instant until) {
        this(
                id,
                version,
                environment,
                priority,
                match,
                condition,
                control,
                by,
                reason,
                from,
                until,
                List.of());
    }

    /** Whether it is asked while {@code profile} is in force. */
    public boolean in(Profile profile) {
        return profiles.isEmpty() || profiles.contains(profile);
    }

    public boolean inForce(Instant now) {
        return !now.isBefore(from) && (until == null || now.isBefore(until));
    }

    /**
     * Which orders. Each list names values, or prefixes ended by {@code *}; an empty one does not
     * restrict.
     *
     * @param symbols Symbol(55)
     * @param assetClasses of the catalogue, for example {@code FX}
     * @param buckets of the catalogue, for example {@code fx-major}
     * @param accounts Account(1)
     * @param clientSessions CompIDs of clients
     */
    public record Match(
            List<String> symbols,
            List<String> assetClasses,
            List<String> buckets,
            List<String> accounts,
            List<String> clientSessions) {
        public static final Match EVERYTHING =
                new Match(List.of(), List.of(), List.of(), List.of(), List.of());

        @SuppressWarnings("NullAway") // what is left out of a document does not restrict
        public Match {
            symbols = symbols == null ? List.of() : List.copyOf(symbols);
            assetClasses = assetClasses == null ? List.of() : List.copyOf(assetClasses);
            buckets = buckets == null ? List.of() : List.copyOf(buckets);
            accounts = accounts == null ? List.of() : List.copyOf(accounts);
            clientSessions = clientSessions == null ? List.of() : List.copyOf(clientSessions);
        }
    }

    /** What the policy does to an order it is about. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Control.Block.class, name = "BLOCK"),
        @JsonSubTypes.Type(value = Control.Limits.class, name = "LIMITS"),
        @JsonSubTypes.Type(value = Control.Windows.class, name = "WINDOWS"),
        @JsonSubTypes.Type(value = Control.Throttle.class, name = "THROTTLE"),
        @JsonSubTypes.Type(value = Control.Route.class, name = "ROUTE"),
        @JsonSubTypes.Type(value = Control.Failover.class, name = "FAILOVER"),
        @JsonSubTypes.Type(value = Control.CloseOnly.class, name = "CLOSE_ONLY"),
        @JsonSubTypes.Type(value = Control.Margin.class, name = "MARGIN"),
        @JsonSubTypes.Type(value = Control.Collar.class, name = "COLLAR"),
        @JsonSubTypes.Type(value = Control.Duplicates.class, name = "DUPLICATES"),
        @JsonSubTypes.Type(value = Control.Repeats.class, name = "REPEATS")
    })
    public sealed interface Control {

        /** No order passes. */
        record Block(String text) implements Control {}

        /**
         * What is outside is rejected; null and empty do not restrict.
         *
         * @param maxQty OrderQty(38)
         * @param maxNotional OrderQty(38) times contract size times Price(44), else StopPx(99), in
         *     the symbol's currency; an order without either is rejected, for nobody knows its
         *     value
         * @param sides allowed Side(54)
         * @param ordTypes allowed OrdType(40)
         */
        record Limits(
                @Nullable Quantity minQty,
                @Nullable Quantity maxQty,
                @Nullable BigDecimal maxNotional,
                List<Side> sides,
                List<OrdType> ordTypes)
                implements Control {
            @SuppressWarnings("NullAway")
            public Limits {
                sides = sides == null ? List.of() : List.copyOf(sides);
                ordTypes = ordTypes == null ? List.of() : List.copyOf(ordTypes);
            }
        }

        /**
         * Orders pass within the windows only.
         *
         * @param zone for example {@code America/New_York}
         * @param windows of local time
         * @param holidays days on which no window opens
         */
        record Windows(String zone, List<Window> windows, List<String> holidays)
                implements Control {
            @SuppressWarnings("NullAway")
            public Windows {
                windows = windows == null ? List.of() : List.copyOf(windows);
                holidays = holidays == null ? List.of() : List.copyOf(holidays);
            }
        }

        /**
         * So much in a time, and no more. Tokens come back evenly.
         *
         * @param per what is counted apart
         * @param limit tokens that come back in {@code windowMillis}
         * @param burst tokens there are at most; at least 1
         * @param cancelsExempt whether cancels and status requests pass uncounted
         * @param action what becomes of an order that finds too few tokens
         * @param maxQueueMillis how long after its receipt an order may wait; null with {@code
         *     REJECT}
         * @param maxQueued how many orders may wait for one count at once; null with {@code REJECT}
         * @param cancelLimit cancels and status requests that pass in {@code windowMillis}, counted
         *     by themselves; null where they have no budget of their own
         * @param cancelBurst how many of them pass at once; null without {@code cancelLimit}
         */
        record Throttle(
                Per per,
                Unit unit,
                BigDecimal limit,
                long windowMillis,
                BigDecimal burst,
                boolean cancelsExempt,
                Action action,
                @Nullable Long maxQueueMillis,
                @Nullable Integer maxQueued,
                @Nullable BigDecimal cancelLimit,
                @Nullable BigDecimal cancelBurst)
                implements Control {
            @SuppressWarnings("NullAway") // older policies have no action
            public Throttle {
                action = action == null ? Action.REJECT : action;
            }

            /** One that rejects what is too much. */
            public Throttle(
                    Per per,
                    Unit unit,
                    BigDecimal limit,
                    long windowMillis,
                    BigDecimal burst,
                    boolean cancelsExempt) {
                this(
                        per,
                        unit,
                        limit,
                        windowMillis,
                        burst,
                        cancelsExempt,
                        Action.REJECT,
                        null,
                        null,
                        null,
                        null);
            }
        }

        /**
         * Where orders go instead.
         *
         * @param edits tokens set in the client's text, for example ExDestination(100)
         */
        record Route(String oms, List<Token> edits) implements Control {
            @SuppressWarnings("NullAway")
            public Route {
                edits = edits == null ? List.of() : List.copyOf(edits);
            }
        }

        /** Only orders that reduce the account's position pass. */
        record CloseOnly(String text) implements Control {}

        /**
         * An order passes while the account's funds cover what its positions and open orders need:
         * their value times {@code multiplier}, divided by the leverage.
         *
         * @param leverage of accounts whose group is not in {@code groups}
         * @param groups leverage by the account's group
         * @param multiplier 2 asks for twice the margin
         * @param rates by {@code EUR/USD}, how many USD one EUR is: from a symbol's currency to
         *     that of the funds, where they differ
         * @param lastPxMaxAgeMillis a market order is worth what its symbol last traded at, if that
         *     was not longer ago; null or longer ago: nobody knows its value, and it is rejected
         */
        record Margin(
                BigDecimal leverage,
                Map<String, BigDecimal> groups,
                BigDecimal multiplier,
                Map<String, BigDecimal> rates,
                @Nullable Long lastPxMaxAgeMillis)
                implements Control {
            @SuppressWarnings("NullAway")
            public Margin {
                groups = sorted(groups);
                multiplier = multiplier == null ? BigDecimal.ONE : multiplier;
                rates = sorted(rates);
            }

            /** In an order that does not change; a null in a document is for the check to find. */
            private static Map<String, BigDecimal> sorted(@Nullable Map<String, BigDecimal> map) {
                return Collections.unmodifiableSortedMap(
                        map == null ? new TreeMap<>() : new TreeMap<>(map));
            }
        }

        /**
         * Price(44) and StopPx(99) stay near a reference price, and nothing passes while that moves
         * too much. At a bound an order passes.
         *
         * @param sources whose price, the first fresh one; empty for the newest of any
         * @param maxBps how far a buy may be above and a sell below, in basis points of the
         *     reference price
         * @param bothWays whether a buy may not be further below either, and a sell above
         * @param staleAfterMillis age at which a reference price is too old
         * @param whenStale what becomes of orders without a fresh reference price
         * @param unpriced what becomes of orders without Price(44) and StopPx(99)
         * @param maxMoveBps how far apart the reference's highest and lowest price may be, in basis
         *     points of the lowest; null for no matter
         * @param moveWindowMillis within which time; whole 10 s
         */
        record Collar(
                List<String> sources,
                BigDecimal maxBps,
                boolean bothWays,
                long staleAfterMillis,
                Then whenStale,
                Then unpriced,
                @Nullable BigDecimal maxMoveBps,
                @Nullable Long moveWindowMillis)
                implements Control {
            @SuppressWarnings("NullAway")
            public Collar {
                sources = sources == null ? List.of() : List.copyOf(sources);
            }
        }

        /**
         * Where new orders go while the OMS that they would go to is not well.
         *
         * @param oms that they would go to
         * @param then elsewhere, the first healthy one
         * @param limits when it is not well; of several policies about one OMS the first one's
         * @param whenNone what becomes of them where none is healthy
         */
        record Failover(String oms, List<Target> then, VenueLimits limits, WhenNone whenNone)
                implements Control {
            @SuppressWarnings("NullAway")
            public Failover {
                then = then == null ? List.of() : List.copyOf(then);
                limits = limits == null ? VenueLimits.USUAL : limits;
            }
        }

        /**
         * Another OMS.
         *
         * @param edits tokens set in the client's text for it
         */
        record Target(String oms, List<Token> edits) {
            @SuppressWarnings("NullAway")
            public Target {
                edits = edits == null ? List.of() : List.copyOf(edits);
            }
        }

        /** What becomes of an order that no healthy OMS is there for. */
        enum WhenNone {
            /** It goes where it would go. */
            PASS,
            REJECT
        }

        /**
         * An order like one that was sent less than this ago does not pass: same account, symbol,
         * side, type, quantity and prices.
         */
        record Duplicates(long windowMillis) implements Control {}

        /**
         * After more executions than this, orders stop until a named person lets them on again.
         *
         * @param per what is counted apart and stopped
         * @param executions that may be within the window
         */
        record Repeats(Scope per, int executions, long windowMillis) implements Control {}

        /** What becomes of an order that cannot be judged. */
        enum Then {
            PASS,
            REJECT
        }

        /** What executions are counted apart by. */
        enum Scope {
            POLICY,
            ACCOUNT,
            SYMBOL,
            ACCOUNT_SYMBOL
        }

        /** What a throttle counts apart; an OMS is the link to it, whichever session serves it. */
        enum Per {
            POLICY,
            ACCOUNT,
            SYMBOL,
            CLIENT_SESSION,
            BUCKET,
            OMS_SESSION
        }

        /** What becomes of an order that finds too few tokens. */
        enum Action {
            /** It is rejected. */
            REJECT,
            /** It waits until there are enough; the burst passes at once. */
            QUEUE,
            /** It waits so that orders leave one by one, evenly. */
            SLOW
        }

        /** What a throttle counts. */
        enum Unit {
            MESSAGES,
            ORDERS,
            NOTIONAL
        }

        /**
         * A window of local time.
         *
         * @param days on which it opens, {@code MONDAY} to {@code SUNDAY}; empty for all
         * @param open {@code HH:mm} or {@code HH:mm:ss}
         * @param close the same; not later than {@code open} means on the next day
         */
        record Window(List<String> days, String open, String close) {
            @SuppressWarnings("NullAway")
            public Window {
                days = days == null ? List.of() : List.copyOf(days);
            }
        }

        /** A tag and its value. */
        record Token(int tag, String value) {}
    }
}
