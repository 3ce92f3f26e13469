package io.interlock.ops.order;

import io.interlock.domain.Account;
import io.interlock.domain.ClOrdId;
import io.interlock.domain.Environment;
import io.interlock.domain.Symbol;
import io.interlock.ops.reject.ClusterKey;
import io.interlock.ops.reject.Evidence;
import io.interlock.ops.reject.RejectClass;
import io.interlock.ops.reject.TextTemplate;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A no to an order or to a request about one.
 *
 * @param environment absent where none of our orders is known
 * @param fixSession whose no it is: the OMS's session, or of the platform's own the client's
 * @param rule the platform's rule that said it; absent for the OMS's
 * @param code the FIX code as {@code tag=value}, for example {@code 103=1}
 * @param text Text(58)
 * @param template the text's wording, with placeholders for what differs
 * @param orderId the order's id in this API, absent where none of ours is known
 * @param cluster the id of the cluster it belongs to
 */
public record RejectItem(
        String id,
        Instant at,
        @Nullable Environment environment,
        @Nullable String clientSession,
        String fixSession,
        @Nullable String oms,
        @Nullable Account account,
        @Nullable Symbol symbol,
        @Nullable ClOrdId clOrdId,
        Source source,
        @Nullable String rule,
        @Nullable String code,
        String text,
        String template,
        RejectClass rejectClass,
        @Nullable String orderId,
        String cluster) {

    /** Who said no. */
    public enum Source {
        PLATFORM,
        OMS
    }

    /** What a fact says of it, before it has a wording and a class. */
    record Plain(
            String id,
            Instant at,
            @Nullable Environment environment,
            @Nullable String clientSession,
            String fixSession,
            @Nullable String oms,
            @Nullable Account account,
            @Nullable Symbol symbol,
            @Nullable ClOrdId clOrdId,
            @Nullable String rule,
            @Nullable String code,
            String text,
            boolean messageRefused,
            @Nullable String orderId) {

        /** An OMS's answer often leaves out what the order says. */
        RejectItem of(@Nullable OrderItem order) {
            Account ofAccount = account == null && order != null ? order.account() : account;
            Symbol ofSymbol = symbol == null && order != null ? order.symbol() : symbol;
            ClOrdId ofName = clOrdId == null && order != null ? order.clOrdId() : clOrdId;
            String session =
                    clientSession == null && order != null ? order.clientSession() : clientSession;
            String template = TextTemplate.of(text, known(ofName, ofAccount, ofSymbol));
            ClusterKey key =
                    new ClusterKey(
                            fixSession,
                            code,
                            template,
                            ofSymbol == null ? null : ofSymbol.toString());
            return new RejectItem(
                    id,
                    at,
                    environment == null && order != null ? order.environment() : environment,
                    session,
                    fixSession,
                    oms,
                    ofAccount,
                    ofSymbol,
                    ofName,
                    rule == null ? Source.OMS : Source.PLATFORM,
                    rule,
                    code,
                    text,
                    template,
                    new Evidence(rule, code, text, messageRefused).rejectClass(),
                    orderId,
                    key.id());
        }

        private static Map<String, String> known(
                @Nullable ClOrdId clOrdId, @Nullable Account account, @Nullable Symbol symbol) {
            Map<String, String> known = new LinkedHashMap<>();
            if (clOrdId != null) {
                known.put(clOrdId.toString(), "id");
            }
            if (account != null) {
                known.put(account.toString(), "account");
            }
            if (symbol != null) {
                known.put(symbol.toString(), "symbol");
            }
            return known;
        }
    }
}
