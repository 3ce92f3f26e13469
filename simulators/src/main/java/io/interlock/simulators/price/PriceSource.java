package io.interlock.simulators.price;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import quickfix.ApplicationAdapter;
import quickfix.ConfigError;
import quickfix.DefaultMessageFactory;
import quickfix.FieldNotFound;
import quickfix.Group;
import quickfix.MemoryStoreFactory;
import quickfix.Message;
import quickfix.ScreenLogFactory;
import quickfix.Session;
import quickfix.SessionID;
import quickfix.SessionSettings;
import quickfix.ThreadedSocketAcceptor;

/**
 * A price source that can be embedded: an acceptor on the loopback with one session. A request
 * (35=V) for a symbol that it quotes gets a snapshot (35=W) and each change from then on (35=X),
 * any other a refusal (35=Y). Text of prices is sent as it is given, sense or nonsense.
 */
public final class PriceSource extends ApplicationAdapter implements AutoCloseable {
    private final SessionID id;
    private final ThreadedSocketAcceptor acceptor;
    private final Map<String, Market> markets = new LinkedHashMap<>();
    private final Map<String, String> subscribed = new LinkedHashMap<>();
    private final List<Message> requests = new CopyOnWriteArrayList<>();

    /** A bid and an offer, as text; {@code entryTime} is {@code 20261130-12:00:00}, or null. */
    private record Market(String bid, String offer, @Nullable String entryTime) {}

    /** On a free port, towards {@code peer}. */
    public PriceSource(String name, String peer) {
        id = new SessionID("FIX.4.4", name, peer);
        try {
            acceptor =
                    ThreadedSocketAcceptor.newBuilder()
                            .withApplication(this)
                            .withMessageStoreFactory(new MemoryStoreFactory())
                            .withSettings(settings(id))
                            .withLogFactory(new ScreenLogFactory(false, false, false))
                            .withMessageFactory(new DefaultMessageFactory())
                            .build();
            acceptor.start();
        } catch (ConfigError e) {
            throw new IllegalStateException("Cannot start " + name + ": " + e.getMessage(), e);
        }
    }

    private static SessionSettings settings(SessionID id) {
        SessionSettings settings = new SessionSettings();
        settings.setString("ConnectionType", "acceptor");
        settings.setString(id, "BeginString", id.getBeginString());
        settings.setString(id, "SenderCompID", id.getSenderCompID());
        settings.setString(id, "TargetCompID", id.getTargetCompID());
        settings.setString(id, "NonStopSession", "Y");
        settings.setString(id, "UseDataDictionary", "Y");
        settings.setString(id, "SocketAcceptAddress", "127.0.0.1");
        settings.setLong(id, "SocketAcceptPort", 0);
        return settings;
    }

    public int port() {
        return ((InetSocketAddress) acceptor.getEndpoints().iterator().next().getLocalAddress())
                .getPort();
    }

    /** The requests so far, oldest first. */
    public List<Message> requests() {
        return List.copyOf(requests);
    }

    /** Quotes a symbol from now on; whoever has asked for it hears of it. */
    public void quote(String symbol, String bid, String offer) {
        quote(symbol, bid, offer, null);
    }

    /** As of {@code entryTime}, {@code 20261130-12:00:00}; null for SendingTime(52) alone. */
    public synchronized void quote(
            String symbol, String bid, String offer, @Nullable String entryTime) {
        Market now = new Market(bid, offer, entryTime);
        boolean first = markets.put(symbol, now) == null;
        String request = subscribed.get(symbol);
        if (request != null) {
            Message refresh = message("X");
            refresh.setString(262, request);
            refresh.addGroup(changed(first ? "0" : "1", "0", symbol, bid, entryTime));
            refresh.addGroup(changed(first ? "0" : "1", "1", symbol, offer, entryTime));
            send(refresh);
        }
    }

    /** Has nothing to say of a symbol any more. */
    public synchronized void withdraw(String symbol) {
        markets.remove(symbol);
        String request = subscribed.get(symbol);
        if (request != null) {
            Message refresh = message("X");
            refresh.setString(262, request);
            for (String type : List.of("0", "1")) {
                Group entry = new Group(268, 279, new int[] {279, 269, 278, 55, 0});
                entry.setString(279, "2");
                entry.setString(269, type);
                entry.setString(278, symbol + type);
                entry.setString(55, symbol);
                refresh.addGroup(entry);
            }
            send(refresh);
        }
    }

    /** Closes the connection without a word; the peer may come back at once. */
    public void cut() {
        Session session = Session.lookupSession(id);
        if (session != null) {
            try {
                session.disconnect("the simulator cuts the line", false);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public synchronized void onLogout(SessionID session) {
        subscribed.clear();
    }

    @Override
    public synchronized void fromApp(Message message, SessionID session) throws FieldNotFound {
        if (!message.getHeader().getString(35).equals("V")) {
            return;
        }
        requests.add(message);
        String request = message.getString(262);
        for (Group instrument : message.getGroups(146)) {
            String symbol = instrument.getString(55);
            Market market = markets.get(symbol);
            if (market == null) {
                Message refusal = message("Y");
                refusal.setString(262, request);
                refusal.setString(281, "0");
                refusal.setString(58, symbol + " is not quoted here");
                send(refusal);
            } else {
                subscribed.put(symbol, request);
                snapshot(request, symbol, market);
            }
        }
    }

    private void snapshot(String request, String symbol, Market market) {
        Message snapshot = message("W");
        snapshot.setString(262, request);
        snapshot.setString(55, symbol);
        for (String type : List.of("0", "1")) {
            Group entry = new Group(268, 269, new int[] {269, 278, 270, 272, 273, 0});
            entry.setString(269, type);
            entry.setString(278, symbol + type);
            entry.setString(270, type.equals("0") ? market.bid() : market.offer());
            timed(entry, market.entryTime());
            snapshot.addGroup(entry);
        }
        send(snapshot);
    }

    private static Group changed(
            String action, String type, String symbol, String price, @Nullable String entryTime) {
        Group entry = new Group(268, 279, new int[] {279, 269, 278, 55, 270, 272, 273, 0});
        entry.setString(279, action);
        entry.setString(269, type);
        entry.setString(278, symbol + type);
        entry.setString(55, symbol);
        entry.setString(270, price);
        timed(entry, entryTime);
        return entry;
    }

    private static void timed(Group entry, @Nullable String entryTime) {
        if (entryTime != null) {
            entry.setString(272, entryTime.substring(0, 8));
            entry.setString(273, entryTime.substring(9));
        }
    }

    private static Message message(String type) {
        Message message = new Message();
        message.getHeader().setString(35, type);
        return message;
    }

    private void send(Message message) {
        Session session = Session.lookupSession(id);
        if (session != null) {
            session.send(message);
        }
    }

    @Override
    public void close() {
        acceptor.stop(true);
    }
}
