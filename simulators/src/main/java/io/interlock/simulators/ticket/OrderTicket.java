package io.interlock.simulators.ticket;

import io.interlock.domain.OrdStatus;
import io.interlock.domain.OrdType;
import io.interlock.domain.Side;
import io.interlock.domain.TimeInForce;
import io.interlock.simulators.journal.RunStamp;
import io.interlock.simulators.wire.FixMessage;
import io.interlock.simulators.wire.Tag;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/**
 * {@code order buy 10000 EURUSD market} and the like. Ends with 0 when the order was accepted or
 * filled, 1 when it was rejected, 2 on wrong usage or without a connection.
 */
@Command(
        name = "order",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Sends one FIX order to the gateway as CLI and prints what comes back.")
public final class OrderTicket implements Runnable {
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("yyyyMMdd-HH:mm:ss.SSS").withZone(ZoneOffset.UTC);
    private static final Duration QUIET = Duration.ofSeconds(2);

    @Spec CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--host",
            scope = ScopeType.INHERIT,
            defaultValue = "${env:INTERLOCK_FIX_HOST:-127.0.0.1}")
    String host = "127.0.0.1";

    @Option(
            names = "--port",
            scope = ScopeType.INHERIT,
            defaultValue = "${env:INTERLOCK_FIX_PORT:-9880}")
    int port;

    @Option(
            names = "--password",
            scope = ScopeType.INHERIT,
            defaultValue = "${env:INTERLOCK_CLIENT_CLI_PASSWORD}")
    @Nullable String password;

    @Option(
            names = "--data",
            scope = ScopeType.INHERIT,
            defaultValue = "${env:INTERLOCK_CLI_DATA:-data/cli}",
            description = "Session and orders of the CLI")
    Path data = Path.of("data/cli");

    @Option(
            names = "--timeout",
            scope = ScopeType.INHERIT,
            defaultValue = "10",
            description = "Seconds to wait for the end of the order")
    int timeoutSeconds = 10;

    private final Clock clock = Clock.systemUTC();

    public static void main(String[] args) {
        System.exit(
                run(args, new PrintWriter(System.out, true), new PrintWriter(System.err, true)));
    }

    /** The whole command in this JVM; returns the exit code. */
    public static int run(String[] args, PrintWriter out, PrintWriter err) {
        return brief(new CommandLine(new OrderTicket())).setOut(out).setErr(err).execute(args);
    }

    /** Failures and wrong usage in one line each, both ending with 2. */
    public static CommandLine brief(CommandLine line) {
        return line.setParameterExceptionHandler(
                        (wrong, args) -> {
                            CommandLine command = wrong.getCommandLine();
                            String name = command.getCommandSpec().qualifiedName();
                            command.getErr()
                                    .println(wrong.getMessage() + "  (" + name + " --help)");
                            return 2;
                        })
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    command.getErr().println(failure.getMessage());
                    return 2;
                });
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "What order? For example: order buy 10000 EURUSD market");
    }

    @Command(name = "buy", description = "buy 10000 EURUSD limit 1.0850")
    int buy(
            @Parameters(paramLabel = "QTY") BigDecimal qty,
            @Parameters(paramLabel = "SYMBOL") String symbol,
            @Parameters(paramLabel = "TYPE", description = "market, limit, stop, stop-limit")
                    String type,
            @Parameters(paramLabel = "PRICE", arity = "0..2") @Nullable List<BigDecimal> prices,
            @Option(names = "--tif", defaultValue = "day") String tif,
            @Option(names = "--expire", description = "Of gtd, e.g. PT1H")
                    @Nullable Duration expire,
            @Option(names = "--account", defaultValue = "L1005") String account) {
        return place(Side.BUY, qty, symbol, type, prices, tif, expire, account);
    }

    @Command(name = "sell", description = "sell 5 XAUUSD stop-limit 2600 2599")
    int sell(
            @Parameters(paramLabel = "QTY") BigDecimal qty,
            @Parameters(paramLabel = "SYMBOL") String symbol,
            @Parameters(paramLabel = "TYPE", description = "market, limit, stop, stop-limit")
                    String type,
            @Parameters(paramLabel = "PRICE", arity = "0..2") @Nullable List<BigDecimal> prices,
            @Option(names = "--tif", defaultValue = "day") String tif,
            @Option(names = "--expire", description = "Of gtd, e.g. PT1H")
                    @Nullable Duration expire,
            @Option(names = "--account", defaultValue = "L1005") String account) {
        return place(Side.SELL, qty, symbol, type, prices, tif, expire, account);
    }

    private int place(
            Side side,
            BigDecimal qty,
            String symbol,
            String type,
            @Nullable List<BigDecimal> prices,
            String tifText,
            @Nullable Duration expire,
            String account) {
        OrdType ordType = option(OrdType.class, "order type", type);
        TimeInForce tif = option(TimeInForce.class, "time in force", tifText);
        List<BigDecimal> given = prices == null ? List.of() : prices;
        int needed =
                switch (ordType) {
                    case LIMIT, STOP -> 1;
                    case STOP_LIMIT -> 2;
                    case MARKET, OTHER -> 0;
                };
        if (given.size() != needed) {
            throw usage("A " + type + " order takes " + needed + " price(s)");
        }
        boolean stopped = ordType == OrdType.STOP || ordType == OrdType.STOP_LIMIT;
        boolean limited = ordType == OrdType.LIMIT || ordType == OrdType.STOP_LIMIT;
        Instant now = clock.instant();
        FixMessage order =
                FixMessage.type("D")
                        .with(Tag.CL_ORD_ID, nextName())
                        .with(Tag.ACCOUNT, account)
                        .with(Tag.SYMBOL, symbol.toUpperCase(Locale.ROOT))
                        .with(Tag.SIDE, side.code())
                        .with(Tag.TRANSACT_TIME, UTC.format(now))
                        .with(Tag.ORDER_QTY, qty)
                        .with(Tag.ORD_TYPE, ordType.code())
                        .with(Tag.PRICE, limited ? given.getLast() : null)
                        .with(Tag.STOP_PX, stopped ? given.getFirst() : null)
                        .with(Tag.TIME_IN_FORCE, tif.code())
                        .with(
                                Tag.EXPIRE_TIME,
                                tif == TimeInForce.GTD
                                        ? UTC.format(
                                                now.plus(
                                                        expire == null
                                                                ? Duration.ofHours(1)
                                                                : expire))
                                        : null)
                        .build();
        return trade(order, order);
    }

    @Command(name = "cancel", description = "cancel CLI-T9ABCD")
    int cancel(@Parameters(paramLabel = "CLORDID") String clOrdId) {
        FixMessage order = known(clOrdId);
        FixMessage request =
                request("F", order).with(Tag.ORDER_QTY, order.find(Tag.ORDER_QTY)).build();
        return trade(request, order);
    }

    @Command(name = "replace", description = "replace CLI-T9ABCD --qty 20000 --price 1.0840")
    int replace(
            @Parameters(paramLabel = "CLORDID") String clOrdId,
            @Option(names = "--qty") @Nullable BigDecimal qty,
            @Option(names = "--price") @Nullable BigDecimal price,
            @Option(names = "--stop") @Nullable BigDecimal stop) {
        if (qty == null && price == null && stop == null) {
            throw usage("What should change? Give --qty, --price or --stop");
        }
        FixMessage order = known(clOrdId);
        FixMessage request =
                request("G", order)
                        .with(Tag.ORDER_QTY, order.find(Tag.ORDER_QTY))
                        .with(Tag.ORDER_QTY, qty)
                        .with(Tag.ORD_TYPE, order.find(Tag.ORD_TYPE))
                        .with(Tag.PRICE, order.find(Tag.PRICE))
                        .with(Tag.PRICE, price)
                        .with(Tag.STOP_PX, order.find(Tag.STOP_PX))
                        .with(Tag.STOP_PX, stop)
                        .with(Tag.TIME_IN_FORCE, order.find(Tag.TIME_IN_FORCE))
                        .with(Tag.EXPIRE_TIME, order.find(Tag.EXPIRE_TIME))
                        .build();
        return trade(request, order);
    }

    @Command(name = "status", description = "status CLI-T9ABCD")
    int status(@Parameters(paramLabel = "CLORDID") String clOrdId) {
        FixMessage order = known(clOrdId);
        FixMessage request =
                FixMessage.type("H")
                        .with(Tag.CL_ORD_ID, order.find(Tag.CL_ORD_ID))
                        .with(Tag.ACCOUNT, order.find(Tag.ACCOUNT))
                        .with(Tag.SYMBOL, order.find(Tag.SYMBOL))
                        .with(Tag.SIDE, order.find(Tag.SIDE))
                        .build();
        return trade(request, order);
    }

    @Command(name = "list", description = "The orders sent from here, with their last known status")
    int list() {
        for (FixMessage order : new KnownOrders(data).all()) {
            String status = order.text(Tag.ORD_STATUS);
            say(
                    order.text(Tag.CL_ORD_ID)
                            + "  "
                            + (status.isEmpty() ? "unanswered" : OrdStatus.of(status).name())
                            + "  "
                            + Words.order(order));
        }
        return 0;
    }

    private FixMessage.Builder request(String msgType, FixMessage order) {
        return FixMessage.type(msgType)
                .with(Tag.CL_ORD_ID, nextName())
                .with(Tag.ORIG_CL_ORD_ID, order.find(Tag.CL_ORD_ID))
                .with(Tag.ACCOUNT, order.find(Tag.ACCOUNT))
                .with(Tag.SYMBOL, order.find(Tag.SYMBOL))
                .with(Tag.SIDE, order.find(Tag.SIDE))
                .with(Tag.TRANSACT_TIME, UTC.format(clock.instant()));
    }

    private FixMessage known(String clOrdId) {
        return new KnownOrders(data)
                .find(clOrdId)
                .orElseThrow(() -> usage("No order " + clOrdId + " was sent from here"));
    }

    private String nextName() {
        return "CLI-" + RunStamp.next(data, clock.instant());
    }

    /** Sends {@code message} and follows {@code order} to its end, or until nothing more comes. */
    private int trade(FixMessage message, FixMessage order) {
        try (TicketSession session = new TicketSession(host, port, password, data)) {
            session.logOn(Duration.ofSeconds(timeoutSeconds));
            KnownOrders known = new KnownOrders(data);
            if (message.msgType().equals("D")) {
                known.sent(message);
            }
            session.send(message);
            say(opening(message, order));
            return new Following(session, known, message, this::say)
                    .follow(Duration.ofSeconds(timeoutSeconds), QUIET);
        } catch (TicketException e) {
            spec.commandLine().getErr().println("order: " + e.getMessage());
            return 2;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 2;
        }
    }

    private static String opening(FixMessage message, FixMessage order) {
        String name = message.text(Tag.CL_ORD_ID);
        return switch (message.msgType()) {
            case "D" -> name + "  " + Words.order(order);
            case "F" -> name + "  cancel " + order.text(Tag.CL_ORD_ID);
            case "G" ->
                    name + "  replace " + order.text(Tag.CL_ORD_ID) + " by " + Words.order(message);
            default -> name + "  status";
        };
    }

    private void say(String line) {
        String time =
                LocalTime.ofInstant(clock.instant(), ZoneId.systemDefault())
                        .truncatedTo(ChronoUnit.MILLIS)
                        .format(DateTimeFormatter.ofPattern("HH:mm:ss.SSS"));
        PrintWriter out = spec.commandLine().getOut();
        out.println(time + "  " + line);
        out.flush();
    }

    private <E extends Enum<E>> E option(Class<E> type, String what, String text) {
        try {
            E value = Enum.valueOf(type, text.toUpperCase(Locale.ROOT).replace('-', '_'));
            if (!value.name().equals("OTHER")) {
                return value;
            }
        } catch (IllegalArgumentException e) {
            // falls through to the one answer for both
        }
        String known =
                Arrays.stream(type.getEnumConstants())
                        .map(each -> each.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                        .filter(name -> !name.equals("other"))
                        .collect(Collectors.joining(", "));
        throw usage("'" + text + "' is no " + what + "; there are " + known);
    }

    private CommandLine.ParameterException usage(String text) {
        return new CommandLine.ParameterException(spec.commandLine(), text);
    }
}
