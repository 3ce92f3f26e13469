package io.interlock.gateway.session;

import io.interlock.domain.Environment;
import io.interlock.events.OrderCommand.Gate;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Everything that makes a FIX session what it is, but for its password and its numbers. The same in
 * YAML, in the database and in the REST API.
 *
 * @param id the counterparty's CompID, unique among all sessions
 * @param oms the OMS of order and drop-copy sessions; null for clients and price sources
 * @param preference among an OMS's order sessions: new orders take the lowest that answers
 * @param senderCompId our CompID on it; null for the gateway's
 * @param dictionary file of the data dictionary of the application messages; null for the standard
 * @param marketData what a price source is asked for; null for all others
 */
public record SessionDefinition(
        @DefaultValue("") String id,
        @DefaultValue("CLIENT") Kind kind,
        @Nullable String oms,
        @DefaultValue("1") int preference,
        @DefaultValue("true") boolean enabled,
        @Nullable String senderCompId,
        @DefaultValue("FIX.4.4") String version,
        @Nullable String dictionary,
        @DefaultValue Connection connection,
        @DefaultValue Terms terms,
        @DefaultValue Logon logon,
        @DefaultValue Limits limits,
        @Nullable Window window,
        @Nullable MarketData marketData) {

    /** What a session is for. */
    public enum Kind {
        CLIENT,
        OMS_ORDERS,
        OMS_DROP_COPY,
        /** A price source that we connect to. */
        MARKET_DATA
    }

    /**
     * What a price source is asked for after each Logon.
     *
     * @param symbols ours, or {@code EURUSD=EUR/USD} where the source writes it otherwise
     * @param depth MarketDepth(264): 1 for the top of the book, 0 for all of it
     * @param perSecond how many prices of a symbol go on in a second; what comes between is
     *     overtaken by the newest
     */
    public record MarketData(
            @DefaultValue List<String> symbols,
            @DefaultValue("1") int depth,
            @DefaultValue("5") int perSecond) {

        /** The source's names by ours. */
        public Map<String, String> names() {
            Map<String, String> names = new LinkedHashMap<>();
            for (String symbol : symbols) {
                int equals = symbol.indexOf('=');
                names.put(
                        equals < 0 ? symbol : symbol.substring(0, equals),
                        symbol.substring(equals + 1));
            }
            return names;
        }
    }

    /**
     * Who connects to whom. With a host we connect there, without one we are connected to.
     *
     * @param heartBtInt seconds, where we connect; 0 for the gateway's
     * @param tls over TLS; where we are connected to, on the TLS port and on no other
     */
    public record Connection(
            @Nullable String host,
            @DefaultValue("0") int port,
            @DefaultValue("0") int heartBtInt,
            @DefaultValue("false") boolean tls) {}

    /**
     * How a client's orders are treated.
     *
     * @param maxAge how old an order may be when it is sent to the OMS
     * @param clOrdIdPrefix what its ClOrdIDs begin with at OMSs; empty for none. Clients never see
     *     it
     * @param cancelAfter how long it may be away before its working orders are canceled
     * @param hub whether it sends orders of others, named in OnBehalfOfCompID(115)
     * @param passHeader header fields of a hub's orders that go on to the OMS
     */
    public record Terms(
            @DefaultValue("LIVE") Environment environment,
            @DefaultValue("ENFORCE") Gate gate,
            @DefaultValue("5s") Duration maxAge,
            @DefaultValue("") String clOrdIdPrefix,
            @DefaultValue("NEVER") CancelOn cancelOnDisconnect,
            @DefaultValue("10s") Duration cancelAfter,
            @DefaultValue("false") boolean hub,
            @DefaultValue({"115", "116"}) List<Integer> passHeader) {}

    /** When a client's working orders are canceled for it. */
    public enum CancelOn {
        NEVER,
        /** Its session was lost. */
        DISCONNECT,
        /** It has logged out, or its session was lost. */
        LOGOUT_OR_DISCONNECT
    }

    /**
     * Who may log on, and with what.
     *
     * @param username expected in Username(553), or sent by us; null for {@code id} where a
     *     password is set
     * @param passwordFrom the name of the setting or environment variable with the password that we
     *     send; null where we send none
     * @param allowedAddresses addresses or CIDR blocks; empty for any
     * @param certificate subject of the client certificate, as RFC 2253 writes it; null for any
     *     that the trust store vouches for
     * @param resetAgreed whether the counterparty may send ResetSeqNumFlag(141)=Y
     * @param certificateFingerprints SHA-256 of the client certificates that may be used, in
     *     hexadecimal; several while they change; empty for any
     */
    public record Logon(
            @Nullable String username,
            @Nullable String passwordFrom,
            @DefaultValue List<String> allowedAddresses,
            @Nullable String certificate,
            @DefaultValue("5") int minHeartBtInt,
            @DefaultValue("60") int maxHeartBtInt,
            @DefaultValue("false") boolean resetAgreed,
            @DefaultValue List<String> certificateFingerprints) {}

    /**
     * What a counterparty may ask of us.
     *
     * @param messagesPerSecond new orders and replaces; 0 for no limit
     * @param cancelsPerSecond cancels and status requests; 0 for no limit
     * @param slowConsumerBytes bytes that may wait for a counterparty that does not read
     * @param slowConsumerAge how long they may wait
     */
    public record Limits(
            @DefaultValue("500") int messagesPerSecond,
            @DefaultValue("500") int cancelsPerSecond,
            @DefaultValue("65536") int maxMessageBytes,
            @DefaultValue("4194304") long slowConsumerBytes,
            @DefaultValue("10s") Duration slowConsumerAge) {}

    /**
     * When the session is up, in one time zone.
     *
     * @param days on which it opens; empty for every day
     * @param open local time, {@code HH:mm}
     * @param close local time; not after {@code open}: on the next day, equal: 24 hours later
     * @param holidays days on which it does not open, {@code yyyy-MM-dd}
     * @param week open from the first day's open to the last day's close, without a break
     */
    public record Window(
            @DefaultValue("UTC") String zone,
            @DefaultValue List<DayOfWeek> days,
            @DefaultValue("00:00") String open,
            @DefaultValue("00:00") String close,
            @DefaultValue List<String> holidays,
            @DefaultValue("false") boolean week,
            @DefaultValue("NEVER") Reset reset) {}

    /** Whether both sides start from number 1 when the window opens; by agreement only. */
    public enum Reset {
        NEVER,
        AT_OPEN
    }

    /** True where we connect to the counterparty. */
    public boolean connects() {
        return connection.host() != null;
    }

    public boolean servesClient() {
        return kind == Kind.CLIENT;
    }

    public boolean servesPrices() {
        return kind == Kind.MARKET_DATA;
    }

    /** BeginString(8). */
    public String beginString() {
        return version.startsWith("FIX.5") ? "FIXT.1.1" : version;
    }

    public SessionDefinition withEnabled(boolean now) {
        return new SessionDefinition(
                id,
                kind,
                oms,
                preference,
                now,
                senderCompId,
                version,
                dictionary,
                connection,
                terms,
                logon,
                limits,
                window,
                marketData);
    }
}
