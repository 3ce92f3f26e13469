package io.interlock.fix;

import io.interlock.domain.Account;
import io.interlock.domain.ClOrdId;
import io.interlock.domain.CommandId;
import io.interlock.domain.Environment;
import io.interlock.domain.OrdType;
import io.interlock.domain.Side;
import io.interlock.domain.Symbol;
import io.interlock.domain.TimeInForce;
import io.interlock.events.OrderCommand;
import io.interlock.events.OrderCommand.Gate;
import io.interlock.events.OrderCommand.Kind;
import io.interlock.events.OrderCommand.RootOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Client order messages (35=D, F, G, H) read into commands; the text itself travels along
 * untouched.
 */
public final class OrderMessages {
    private static final Set<String> TRADING =
            Set.of(
                    "D", "E", "F", "G", "H", "K", "L", "M", "R", "S", "Z", "i", "q", "s", "t", "u",
                    "AB", "AC", "AF", "CA");

    private OrderMessages() {}

    /** What kind of order message it is; null for every other MsgType(35). */
    public static @Nullable Kind kind(String msgType) {
        return switch (msgType) {
            case "D" -> Kind.NEW;
            case "F" -> Kind.CANCEL;
            case "G" -> Kind.REPLACE;
            case "H" -> Kind.STATUS;
            default -> null;
        };
    }

    /**
     * True for every message of FIX that places, changes, cancels or asks for an order, also those
     * that the platform does not carry: lists, mass cancels, multilegs, crosses, quotes.
     */
    public static boolean wantsToTrade(String msgType) {
        return TRADING.contains(msgType);
    }

    /** Who sent it and how the platform treats that session. */
    public record Sender(
            String clientSession,
            Environment environment,
            Gate gate,
            String fixVersion,
            Duration maxAge) {}

    /**
     * Reads one message. The key and the root are those of the order that a request is about.
     *
     * @throws IllegalArgumentException naming ClOrdID(11) where it is missing: nothing can be
     *     answered without it
     */
    public static OrderCommand command(
            FixMessage message,
            Kind kind,
            CommandId id,
            Sender sender,
            @Nullable String rootKey,
            @Nullable RootOrder root,
            Instant receivedAt) {
        ClOrdId clOrdId = FixFields.name(message, Tags.CL_ORD_ID, ClOrdId::new);
        if (clOrdId == null) {
            throw new IllegalArgumentException("ClOrdID(11) is missing");
        }
        Account account = FixFields.name(message, Tags.ACCOUNT, Account::new);
        Instant sent = sentAt(message, receivedAt);
        return new OrderCommand(
                id,
                kind,
                sender.clientSession(),
                rootKey != null ? rootKey : key(account, sender.clientSession()),
                sender.environment(),
                sender.gate(),
                sender.fixVersion(),
                message.raw(),
                clOrdId,
                FixFields.name(message, Tags.ORIG_CL_ORD_ID, ClOrdId::new),
                account,
                FixFields.name(message, Tags.SYMBOL, Symbol::new),
                FixFields.code(message, Tags.SIDE, Side::of),
                FixFields.code(message, Tags.ORD_TYPE, OrdType::of),
                timeInForce(message),
                FixFields.quantity(message, Tags.ORDER_QTY),
                FixFields.price(message, Tags.PRICE),
                FixFields.price(message, Tags.STOP_PX),
                receivedAt,
                sent,
                sent.plus(sender.maxAge()),
                root);
    }

    private static String key(@Nullable Account account, String clientSession) {
        return account == null ? clientSession : account.value();
    }

    /**
     * SendingTime(52), or OrigSendingTime(122) of a PossDup; the time of receipt where neither can
     * be read.
     */
    private static Instant sentAt(FixMessage message, Instant receivedAt) {
        Instant original =
                message.flag(Tags.POSS_DUP_FLAG)
                        ? FixFields.instant(message, Tags.ORIG_SENDING_TIME)
                        : null;
        Instant sent = original != null ? original : FixFields.instant(message, Tags.SENDING_TIME);
        return sent == null ? receivedAt : sent;
    }

    private static TimeInForce timeInForce(FixMessage message) {
        String value = message.get(Tags.TIME_IN_FORCE);
        return value == null ? TimeInForce.DAY : TimeInForce.of(value);
    }
}
