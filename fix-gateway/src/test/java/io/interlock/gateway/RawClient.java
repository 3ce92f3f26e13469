package io.interlock.gateway;

import io.interlock.testkit.FixText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A FIX client made of a socket and text: sends what it is told, and shows what it receives with
 * {@code |}.
 */
final class RawClient implements AutoCloseable {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd-HH:mm:ss.SSS").withZone(ZoneOffset.UTC);
    private static final Pattern END = Pattern.compile("\u000110=\\d{3}\u0001");

    private final String compId;
    private final Socket socket;
    private final StringBuilder received = new StringBuilder();
    private int nextOut;

    RawClient(String compId, int port, int nextOut) throws IOException {
        this.compId = compId;
        this.nextOut = nextOut;
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(10_000);
        socket.setTcpNoDelay(true);
    }

    int nextOut() {
        return nextOut;
    }

    RawClient logon(String password) throws IOException {
        send("35=A", "98=0|108=30|553=" + compId + "|554=" + password + "|");
        return this;
    }

    /**
     * Sends one message; {@code type} is {@code 35=..}, the header's rest is added, the body taken
     * as it is.
     */
    void send(String type, String body) throws IOException {
        String head =
                "8=FIX.4.4|"
                        + type
                        + "|49="
                        + compId
                        + "|56=INTERLOCK|34="
                        + nextOut++
                        + "|52="
                        + now()
                        + "|";
        write(FixText.bytes(head + body));
    }

    void write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    static String now() {
        return TIME.format(Instant.now());
    }

    /**
     * The next message that is no Heartbeat; throws when the gateway closes or stays silent for 10
     * s.
     */
    String receive() throws IOException {
        while (true) {
            Matcher end = END.matcher(received);
            if (end.find()) {
                String message = received.substring(0, end.end());
                received.delete(0, end.end());
                if (!message.contains("\u000135=0\u0001")) {
                    return FixText.readable(message);
                }
                continue;
            }
            read();
        }
    }

    /**
     * The next message that has all of these fields, each written {@code |tag=value|}; others are
     * passed over.
     */
    String receiveWith(String... fields) throws IOException {
        while (true) {
            String message = receive();
            if (Arrays.stream(fields).allMatch(message::contains)) {
                return message;
            }
        }
    }

    /** True once the gateway has closed the connection; throws after 10 s of an open one. */
    boolean closed() throws IOException {
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

    private void read() throws IOException {
        InputStream in = socket.getInputStream();
        byte[] buffer = new byte[8192];
        int count = in.read(buffer);
        if (count < 0) {
            throw new IOException("the gateway closed the connection");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(buffer, 0, count);
        received.append(bytes.toString(StandardCharsets.ISO_8859_1));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
