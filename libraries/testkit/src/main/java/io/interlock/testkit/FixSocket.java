package io.interlock.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A FIX 4.4 peer made of a socket and text, with no engine behind it: sends what it is told, shows
 * what it receives with {@code |} for SOH, answers TestRequests, and passes over Heartbeats.
 */
public final class FixSocket implements AutoCloseable {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd-HH:mm:ss.SSS").withZone(ZoneOffset.UTC);
    private static final Pattern END = Pattern.compile("\u000110=\\d{3}\u0001");

    private final String compId;
    private final String target;
    private final Socket socket;
    private final StringBuilder received = new StringBuilder();
    private int nextOut;

    /**
     * Speaks as {@code compId} to {@code target} over a connected socket; its first MsgSeqNum is
     * {@code nextOut}.
     */
    public FixSocket(String compId, String target, Socket socket, int nextOut) throws IOException {
        this.compId = compId;
        this.target = target;
        this.socket = socket;
        this.nextOut = nextOut;
        socket.setTcpNoDelay(true);
        waitAtMost(Duration.ofSeconds(15));
    }

    /** Connects to the loopback. */
    public static FixSocket connect(String compId, String target, int port, int nextOut)
            throws IOException {
        return new FixSocket(
                compId, target, new Socket(InetAddress.getLoopbackAddress(), port), nextOut);
    }

    public FixSocket logon(String password) throws IOException {
        send("35=A", "98=0|108=30|553=" + compId + "|554=" + password + "|");
        return this;
    }

    public String compId() {
        return compId;
    }

    public int nextOut() {
        return nextOut;
    }

    /** The next message sent has the MsgSeqNum {@code next}. */
    public synchronized void continueAt(int next) {
        nextOut = next;
    }

    /** How long {@link #receive} waits before it throws {@link SocketTimeoutException}. */
    public void waitAtMost(Duration limit) throws IOException {
        socket.setSoTimeout((int) limit.toMillis());
    }

    /**
     * Sends one message: {@code type} is {@code 35=..}, the rest of the header is added, the body
     * taken as it is.
     */
    public synchronized void send(String type, String body) throws IOException {
        String head =
                "8=FIX.4.4|"
                        + type
                        + "|49="
                        + compId
                        + "|56="
                        + target
                        + "|34="
                        + nextOut++
                        + "|52="
                        + now()
                        + "|";
        write(FixText.bytes(head + body));
    }

    public void write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /** UTCTimestamp of this moment. */
    public static String now() {
        return TIME.format(Instant.now());
    }

    /**
     * The next message that is no Heartbeat or TestRequest; throws when the peer closes or stays
     * silent.
     */
    public String receive() throws IOException {
        while (true) {
            Matcher end = END.matcher(received);
            if (!end.find()) {
                read();
                continue;
            }
            String message = FixText.readable(received.substring(0, end.end()));
            received.delete(0, end.end());
            if (message.contains("|35=1|")) {
                send("35=0", "112=" + field(message, 112) + "|");
            } else if (!message.contains("|35=0|")) {
                return message;
            }
        }
    }

    /**
     * The next message that has all of these fields, each written {@code |tag=value|}; others are
     * passed over.
     */
    public String receiveWith(String... fields) throws IOException {
        while (true) {
            String message = receive();
            if (Arrays.stream(fields).allMatch(message::contains)) {
                return message;
            }
        }
    }

    /**
     * The value of a field of a readable message; {@link IllegalArgumentException} where it is
     * absent.
     */
    public static String field(String message, int tag) {
        Matcher field = Pattern.compile("\\|" + tag + "=([^|]*)\\|").matcher(message);
        if (!field.find()) {
            throw new IllegalArgumentException("no " + tag + " in " + message);
        }
        return field.group(1);
    }

    /**
     * True once the peer has closed the connection; throws {@link SocketTimeoutException} while it
     * is open.
     */
    public boolean closed() throws IOException {
        try {
            while (true) {
                read();
            }
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (IOException e) {
            return true;
        }
    }

    /** What came and was not received as a message yet. */
    public String unread() {
        return FixText.readable(received.toString());
    }

    private void read() throws IOException {
        InputStream in = socket.getInputStream();
        byte[] buffer = new byte[8192];
        int count = in.read(buffer);
        if (count < 0) {
            throw new IOException("the peer closed the connection");
        }
        received.append(new String(buffer, 0, count, StandardCharsets.ISO_8859_1));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
