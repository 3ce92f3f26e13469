package io.interlock.gateway;

import com.paritytrading.philadelphia.FIXConfig;
import com.paritytrading.philadelphia.FIXConnection;
import com.paritytrading.philadelphia.FIXConnectionStatusListener;
import com.paritytrading.philadelphia.FIXMessage;
import com.paritytrading.philadelphia.FIXVersion;
import io.interlock.testkit.FixSocket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

/**
 * A client on Philadelphia: it keeps nothing over a restart but the numbers that it is given, and
 * answers every ResendRequest by one gap fill.
 */
final class PhiladelphiaClient implements FIXConnectionStatusListener, AutoCloseable {
    private final List<String> reports = new CopyOnWriteArrayList<>();
    private final String compId;
    private final int port;
    private FIXConnection connection;
    private volatile boolean running;
    private volatile boolean loggedOn;
    private Thread thread;

    /** Connects and logs on; its first numbers are 1. */
    PhiladelphiaClient(String compId, int port) throws IOException {
        this.compId = compId;
        this.port = port;
        connect(1, 1);
    }

    private void connect(long in, long out) throws IOException {
        FIXConfig config =
                new FIXConfig.Builder()
                        .setVersion(FIXVersion.FIX_4_4)
                        .setSenderCompID(compId)
                        .setTargetCompID("INTERLOCK")
                        .setHeartBtInt(30)
                        .setInMsgSeqNum(in)
                        .setOutMsgSeqNum(out)
                        .setFieldCapacity(512)
                        .build();
        SocketChannel channel =
                SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        connection =
                new FIXConnection(
                        channel,
                        config,
                        message -> reports.add(message.toString()),
                        this,
                        System.currentTimeMillis());
        FIXMessage logon = connection.create();
        connection.prepare(logon, 'A');
        logon.addField(98).setInt(0);
        logon.addField(108).setInt(30);
        logon.addField(553).setString(compId);
        logon.addField(554).setString("secret");
        connection.send(logon);
        running = true;
        thread = Thread.ofPlatform().daemon().name(compId).start(this::serve);
    }

    private void serve() {
        try {
            while (running) {
                synchronized (this) {
                    connection.setCurrentTimeMillis(System.currentTimeMillis());
                    if (connection.receive() < 0) {
                        running = false;
                    }
                }
                LockSupport.parkNanos(200_000);
            }
        } catch (IOException e) {
            running = false;
        }
        loggedOn = false;
    }

    synchronized void order(String clOrdId) throws IOException {
        FIXMessage order = connection.create();
        connection.prepare(order, 'D');
        order.addField(11).setString(clOrdId);
        order.addField(1).setString("L1001");
        order.addField(55).setString("EURUSD");
        order.addField(54).setChar('1');
        order.addField(60).setString(FixSocket.now());
        order.addField(38).setInt(1);
        order.addField(40).setChar('1');
        connection.send(order);
    }

    /** Cuts the connection, whatever is on its way. */
    void cut() throws IOException, InterruptedException {
        running = false;
        thread.join();
        synchronized (this) {
            connection.close();
        }
    }

    /**
     * Comes back, having lost {@code out} messages that it had numbered and {@code in} it had got.
     */
    void back(int out, int in) throws IOException {
        connect(connection.getInMsgSeqNum() - in, connection.getOutMsgSeqNum() + out);
    }

    /** The number of its next message. */
    synchronized long nextOut() {
        return connection.getOutMsgSeqNum();
    }

    boolean loggedOn() {
        return loggedOn;
    }

    /** All application messages so far, with {@code |} for SOH. */
    List<String> reports() {
        return reports;
    }

    @Override
    public void close(FIXConnection closing, String message) throws IOException {
        closing.close();
        running = false;
    }

    @Override
    public void sequenceReset(FIXConnection of) {}

    @Override
    public void tooLowMsgSeqNum(FIXConnection of, long received, long expected) {}

    @Override
    public void reject(FIXConnection of, FIXMessage message) {
        reports.add(message.toString());
    }

    @Override
    public void logon(FIXConnection of, FIXMessage message) {
        loggedOn = true;
    }

    @Override
    public void logout(FIXConnection of, FIXMessage message) {
        loggedOn = false;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        cut();
    }
}
