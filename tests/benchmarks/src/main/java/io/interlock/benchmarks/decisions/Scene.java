package io.interlock.benchmarks.decisions;

import io.interlock.domain.Account;
import io.interlock.domain.CommandId;
import io.interlock.domain.Environment;
import io.interlock.domain.OrdType;
import io.interlock.domain.Quantity;
import io.interlock.domain.Symbol;
import io.interlock.events.AccountState;
import io.interlock.events.OrderCommand;
import io.interlock.events.OrderCommand.Gate;
import io.interlock.events.OrderCommand.Kind;
import io.interlock.events.RoutingPolicy;
import io.interlock.events.RoutingPolicy.Control;
import io.interlock.events.RoutingPolicy.Control.Per;
import io.interlock.events.RoutingPolicy.Control.Unit;
import io.interlock.events.RoutingPolicy.Match;
import io.interlock.events.SymbolState;
import io.interlock.fix.FixMessage;
import io.interlock.fix.OrderMessages;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A broker's symbols, accounts and policies, and orders that meet them. Orders come from what has
 * an even number. Four policies are about each of them, one each of limits, windows, throttle and
 * route; all others name something with an odd number and are about none, however many they are.
 *
 * @param policies the number asked for; as many buckets
 */
public record Scene(
        List<SymbolState> symbols,
        List<AccountState> accounts,
        List<RoutingPolicy> policies,
        List<OrderCommand> orders) {
    static final String OMS = "OMSA";
    static final Instant START = Instant.parse("2026-11-30T10:00:00Z");

    /** Policies that are about an order. */
    public static final int ABOUT = 4;

    private static final int SYMBOLS = 10_000;
    private static final int ACCOUNTS = 100_000;
    private static final int ORDERS = 4_096;
    private static final String CONDITION =
            "kind == 'NEW' && (price == null || price < %d.0) && orderQty > 0.0";

    /**
     * As many rules and buckets, at least 10.
     *
     * @param conditions of the policies that are about an order, how many have one, up to {@link
     *     #ABOUT}; of the others all or, where this is 0, none
     */
    public static Scene of(int rules, int conditions) {
        List<SymbolState> symbols =
                IntStream.range(0, SYMBOLS).mapToObj(i -> symbol(i, rules)).toList();
        List<AccountState> accounts =
                IntStream.range(0, ACCOUNTS).mapToObj(Scene::account).toList();
        List<RoutingPolicy> policies = new ArrayList<>(about(conditions));
        for (int i = 0; policies.size() < rules; i++) {
            policies.add(other(i, rules, conditions > 0));
        }
        SplittableRandom random = new SplittableRandom(42);
        List<OrderCommand> orders =
                IntStream.range(0, ORDERS).mapToObj(i -> order(i, random)).toList();
        return new Scene(symbols, accounts, List.copyOf(policies), orders);
    }

    private static SymbolState symbol(int i, int buckets) {
        return new SymbolState(
                Environment.LIVE,
                new Symbol(symbolName(i)),
                "Symbol " + i,
                "C" + i % 10,
                bucketName(i, buckets),
                "USD",
                BigDecimal.ONE,
                5,
                new BigDecimal("0.00001"),
                Quantity.of(1),
                Quantity.of(10_000_000),
                Quantity.of(1),
                List.of(OrdType.MARKET, OrdType.LIMIT),
                List.of(),
                Map.of(),
                1,
                Instant.EPOCH);
    }

    private static AccountState account(int i) {
        return new AccountState(
                new Account(accountName(i)),
                Environment.LIVE,
                "crm-" + i,
                true,
                "verified and funded",
                1,
                Instant.EPOCH);
    }

    private static List<RoutingPolicy> about(int conditions) {
        List<Match> matches =
                List.of(
                        new Match(List.of(), List.of(), List.of("b*"), List.of(), List.of()),
                        Match.EVERYTHING,
                        new Match(List.of(), List.of(), List.of(), List.of(), List.of("T0")),
                        new Match(List.of(), List.of(), List.of(), List.of("A*"), List.of()));
        List<Control> controls =
                List.of(
                        limits("900000"),
                        windows("00:00", "00:00"),
                        throttle(),
                        new Control.Route("OMSB", List.of(new Control.Token(100, "XNYS"))));
        return IntStream.range(0, ABOUT)
                .mapToObj(i ->
                        policy(
                                "about-" + i,
                                matches.get(i),
                                i < conditions ? CONDITION.formatted(1_000_000 + i) : null,
                                controls.get(i)))
                .toList();
    }

    private static RoutingPolicy other(int i, int rules, boolean condition) {
        int odd = (2 * i + 1) % SYMBOLS;
        String client = accountName((2 * i + 1) % ACCOUNTS);
        Match match =
                switch (i % 6) {
                    case 0 -> match(List.of(symbolName(odd), symbolName((odd + 2) % SYMBOLS)));
                    case 1 -> match(List.of(symbolName(odd) + "*"));
                    case 2 ->
                            new Match(
                                    List.of(),
                                    List.of(),
                                    List.of(bucketName(odd, rules)),
                                    List.of(),
                                    List.of());
                    case 3 ->
                            new Match(List.of(), List.of(), List.of(), List.of(client), List.of());
                    case 4 ->
                            new Match(
                                    List.of(),
                                    List.of(),
                                    List.of(),
                                    List.of(),
                                    List.of("T" + (2 * i + 1)));
                    default ->
                            new Match(
                                    List.of(),
                                    List.of("C" + odd % 10),
                                    List.of(),
                                    List.of(client),
                                    List.of());
                };
        Control control =
                switch (i % 5) {
                    case 0 -> new Control.Block("closed");
                    case 1 -> limits("1000");
                    case 2 -> windows("01:00", "02:00");
                    case 3 -> throttle();
                    default -> new Control.Route("OMSC", List.of());
                };
        return policy(
                "other-" + i,
                match,
                condition ? CONDITION.formatted(1_000 + i % 100) : null,
                control);
    }

    private static RoutingPolicy policy(
            String id, Match match, @Nullable String condition, Control control) {
        return new RoutingPolicy(
                id,
                1,
                Environment.LIVE,
                10,
                match,
                condition,
                control,
                "ann",
                "bench",
                START,
                null);
    }

    private static Match match(List<String> symbols) {
        return new Match(symbols, List.of(), List.of(), List.of(), List.of());
    }

    private static Control limits(String maxQty) {
        return new Control.Limits(null, Quantity.of(maxQty), null, List.of(), List.of());
    }

    private static Control windows(String open, String close) {
        return new Control.Windows(
                "America/New_York",
                List.of(new Control.Window(List.of(), open, close)),
                List.of("2026-12-25"));
    }

    private static Control throttle() {
        return new Control.Throttle(
                Per.ACCOUNT,
                Unit.ORDERS,
                new BigDecimal("1000"),
                1_000,
                new BigDecimal("1000"),
                true);
    }

    /** One in ten is larger than the limit; half have a price. */
    private static OrderCommand order(int i, SplittableRandom random) {
        int qty = random.nextInt(1, 1_000_000);
        boolean limit = random.nextBoolean();
        String body =
                "8=FIX.4.4|9=180|35=D|49=T0|56=INTERLOCK|34=%d|52=20261130-10:00:00.000|11=ORD-%d|1=%s"
                                .formatted(i + 1, i, accountName(2 * random.nextInt(ACCOUNTS / 2)))
                        + "|21=1|55=%s|54=%d|60=20261130-10:00:00.000|38=%d|40=%s59=0|10=000|"
                                .formatted(
                                        symbolName(2 * random.nextInt(SYMBOLS / 2)),
                                        random.nextInt(1, 3),
                                        qty,
                                        limit ? "2|44=1.08125|" : "1|");
        return OrderMessages.command(
                FixMessage.of(body.replace('|', FixMessage.SOH)),
                Kind.NEW,
                new CommandId("T0", 1, i + 1),
                new OrderMessages.Sender(
                        "T0", Environment.LIVE, Gate.ENFORCE, "FIX.4.4", Duration.ofDays(1)),
                null,
                null,
                START);
    }

    private static String symbolName(int i) {
        return "S%05d".formatted(i);
    }

    private static String bucketName(int i, int buckets) {
        return "b%05d".formatted(i % buckets);
    }

    private static String accountName(int i) {
        return "A%06d".formatted(i);
    }
}
