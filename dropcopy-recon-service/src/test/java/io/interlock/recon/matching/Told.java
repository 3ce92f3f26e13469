package io.interlock.recon.matching;

import static io.interlock.recon.matching.Trades.T0;

import io.interlock.domain.Account;
import io.interlock.domain.ClOrdId;
import io.interlock.domain.CommandId;
import io.interlock.domain.ExecId;
import io.interlock.domain.ExecType;
import io.interlock.domain.ExecutionReport;
import io.interlock.domain.OrdStatus;
import io.interlock.domain.OrdType;
import io.interlock.domain.OrderId;
import io.interlock.domain.Price;
import io.interlock.domain.Quantity;
import io.interlock.domain.Side;
import io.interlock.domain.Symbol;
import io.interlock.domain.TimeInForce;
import io.interlock.recon.breaks.OrderFact;
import io.interlock.recon.trade.Feed;
import io.interlock.recon.trade.TradeDetail;
import io.interlock.recon.trade.TradeKey;
import io.interlock.recon.trade.TradeReport;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A report as one side tells it, written as FIX: {@code Told.by(PLATFORM).at(3).say("14=100")}. */
final class Told {
    private final Feed feed;
    private int second;
    private String text =
            "37=O1|17=E1|11=C1|1=ACC|55=EURUSD|54=1|150=F|39=1|38=1000|32=100|31=1.1|14=100|151=900"
                    + "|59=0|15=USD|12=1.5|13=3";

    private Told(Feed feed) {
        this.feed = feed;
    }

    static Told platform() {
        return new Told(Feed.PLATFORM);
    }

    static Told dropCopy() {
        return new Told(Feed.DROP_COPY);
    }

    /** Seconds after {@code T0}. */
    Told at(int after) {
        second = after;
        return this;
    }

    /** These fields instead; an empty value leaves one out. */
    Told say(String fields) {
        text = fields + "|" + text;
        return this;
    }

    private @Nullable String get(String tag) {
        for (String field : text.split("\\|")) {
            if (field.startsWith(tag + "=")) {
                String value = field.substring(tag.length() + 1);
                return value.isEmpty() ? null : value;
            }
        }
        return null;
    }

    private Instant when() {
        return T0.plusSeconds(second);
    }

    private Instant transactTime() {
        String after = get("60");
        return after == null ? T0 : T0.plusSeconds(Integer.parseInt(after));
    }

    private <T> @Nullable T value(String tag, Function<String, T> type) {
        String value = get(tag);
        return value == null ? null : type.apply(value);
    }

    private @Nullable Quantity qty(String tag) {
        return value(tag, Quantity::of);
    }

    private @Nullable Price px() {
        return value("31", Price::of);
    }

    private String code(String tag) {
        String value = get(tag);
        return value == null ? "" : value;
    }

    private CommandId eventId() {
        return new CommandId(feed.name(), 1, second * 1_000L + Math.abs(text.hashCode() % 1_000));
    }

    private @Nullable ClOrdId clOrdId(String tag) {
        return value(tag, ClOrdId::new);
    }

    private OrdStatus status() {
        return OrdStatus.of(code("39"));
    }

    TradeReport trade() {
        return new TradeReport(
                feed,
                TradeKey.of("OMSA", new ExecId(code("17")), transactTime(), when()),
                eventId(),
                ExecType.of(code("150")),
                new OrderId(code("37")),
                clOrdId("11"),
                new Symbol(code("55")),
                qty("32"),
                px(),
                when(),
                when(),
                new TradeDetail(
                        Side.of(code("54")),
                        value("1", Account::new),
                        value("19", ExecId::new),
                        null,
                        transactTime(),
                        null,
                        get("15"),
                        value("12", BigDecimal::new),
                        get("13"),
                        null,
                        null,
                        qty("38"),
                        qty("14"),
                        qty("151"),
                        status(),
                        feed.name(),
                        null,
                        "Y".equals(get("97"))));
    }

    OrderFact fact() {
        return new OrderFact(
                feed,
                eventId(),
                when(),
                new ExecutionReport(
                        new OrderId(code("37")),
                        new ExecId(code("17")),
                        value("19", ExecId::new),
                        clOrdId("11"),
                        clOrdId("41"),
                        new Account(code("1")),
                        new Symbol(code("55")),
                        Side.of(code("54")),
                        OrdType.LIMIT,
                        ExecType.of(code("150")),
                        status(),
                        qty("38"),
                        null,
                        null,
                        qty("32"),
                        px(),
                        qty("14"),
                        qty("151"),
                        null,
                        null,
                        null,
                        transactTime()),
                TimeInForce.of(code("59")),
                get("378") != null,
                true,
                "Y".equals(get("97")));
    }
}
