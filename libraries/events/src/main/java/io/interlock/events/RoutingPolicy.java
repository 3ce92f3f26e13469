package io.interlock.events;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.interlock.domain.Environment;
import io.interlock.domain.OrdType;
import io.interlock.domain.Quantity;
import io.interlock.domain.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
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
        @JsonSubTypes.Type(value = Control.Route.class, name = "ROUTE")
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
         */
        record Throttle(
                Per per,
                Unit unit,
                BigDecimal limit,
                long windowMillis,
                BigDecimal burst,
                boolean cancelsExempt)
                implements Control {}

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

        /** What a throttle counts apart. */
        enum Per {
            POLICY,
            ACCOUNT,
            SYMBOL,
            CLIENT_SESSION
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
