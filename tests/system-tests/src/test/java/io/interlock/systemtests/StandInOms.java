package io.interlock.systemtests;

import static io.interlock.testkit.FixSocket.field;

import io.interlock.testkit.FixSocket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * An OMS that has nothing to do with Interlock: sockets and text. Fills every order at 1.23456 and
 * tells its drop copy; keeps no sequence numbers beyond its life and gap-fills what it is asked
 * for.
 */
final class StandInOms implements AutoCloseable {
    private final Map<String, ServerSocket> servers = new ConcurrentHashMap<>();
    private final AtomicInteger ids = new AtomicInteger();
    private volatile @Nullable FixSocket dropCopy;

    StandInOms(String name, int primary, int secondary, int dropCopyPort) throws IOException {
        listen(name + "-P", primary);
        listen(name + "-S", secondary);
        listen(name + "-DC", dropCopyPort);
    }

    private void listen(String compId, int port) throws IOException {
        ServerSocket server = new ServerSocket(port, 5, InetAddress.getLoopbackAddress());
        servers.put(compId, server);
        Thread.ofVirtual().start(() -> accept(compId, server));
    }

    private void accept(String compId, ServerSocket server) {
        try {
            while (true) {
                FixSocket session = new FixSocket(compId, "INTERLOCK", server.accept(), 1);
                session.waitAtMost(java.time.Duration.ZERO);
                Thread.ofVirtual().start(() -> serve(compId, session));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void serve(String compId, FixSocket session) {
        try {
            while (true) {
                String message = session.receive();
                switch (field(message, 35)) {
                    case "A" -> {
                        session.send("35=A", "98=0|108=" + field(message, 108) + "|");
                        if (compId.endsWith("-DC")) {
                            dropCopy = session;
                        }
                    }
                    case "D" -> fill(session, message);
                    case "5" -> session.send("35=5", "");
                    default -> {} // nothing else is asked of it
                }
            }
        } catch (IOException e) {
            // the gateway went away
        }
    }

    private void fill(FixSocket session, String order) throws IOException {
        String qty = field(order, 38);
        String common =
                "37=X"
                        + ids.incrementAndGet()
                        + "|11="
                        + field(order, 11)
                        + "|55="
                        + field(order, 55)
                        + "|54="
                        + field(order, 54)
                        + "|38="
                        + qty
                        + "|";
        report(
                session,
                common + "17=E" + ids.incrementAndGet() + "|150=0|39=0|151=" + qty + "|14=0|6=0|");
        report(
                session,
                common
                        + "17=E"
                        + ids.incrementAndGet()
                        + "|150=F|39=2|32="
                        + qty
                        + "|31=1.23456|151=0|14="
                        + qty
                        + "|6=1.23456|60="
                        + FixSocket.now()
                        + "|");
    }

    private void report(FixSocket session, String body) throws IOException {
        session.send("35=8", body);
        FixSocket copy = dropCopy;
        if (copy != null) {
            copy.send("35=8", body);
        }
    }

    @Override
    public void close() throws IOException {
        for (ServerSocket server : servers.values()) {
            server.close();
        }
    }
}
