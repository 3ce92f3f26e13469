package io.interlock.gateway.peer;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * Whole FIX messages from a socket, checked to the byte: what is not exactly one message after the
 * other, with the right BodyLength(9) and CheckSum(10), is an error of the other side.
 */
public final class Wire implements AutoCloseable {
    private final Socket socket;
    private final StringBuilder received = new StringBuilder();

    public Wire(Socket socket) throws IOException {
        this.socket = socket;
        socket.setTcpNoDelay(true);
    }

    public static Wire toLoopback(int port) throws IOException {
        return new Wire(new Socket(InetAddress.getLoopbackAddress(), port));
    }

    /** From another address of this machine, such as 127.0.0.2. */
    public static Wire toLoopback(int port, InetAddress from) throws IOException {
        return new Wire(new Socket(InetAddress.getLoopbackAddress(), port, from, 0));
    }

    public void write(String bytes) throws IOException {
        socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
    }

    /**
     * The next message with {@code |} for SOH; empty where the peer has closed.
     *
     * @throws SocketTimeoutException when neither happens in time
     */
    public Optional<String> next(Duration within) throws IOException {
        long deadline = System.nanoTime() + within.toNanos();
        while (true) {
            int end = end();
            if (end > 0) {
                String message = received.substring(0, end).replace('\u0001', '|');
                received.delete(0, end);
                return Optional.of(message);
            }
            if (!read(deadline)) {
                if (!received.isEmpty()) {
                    throw new AssertionError("closed in the middle of a message: " + received);
                }
                return Optional.empty();
            }
        }
    }

    private boolean read(long deadline) throws IOException {
        long left = (deadline - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
            throw new SocketTimeoutException("nothing came");
        }
        socket.setSoTimeout((int) left);
        byte[] buffer = new byte[8192];
        InputStream in = socket.getInputStream();
        int count;
        try {
            count = in.read(buffer);
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (IOException reset) {
            return false;
        }
        if (count > 0) {
            received.append(new String(buffer, 0, count, StandardCharsets.ISO_8859_1));
        }
        return count >= 0;
    }

    /** Where the first message ends, or -1 while it is not whole. */
    private int end() {
        int lengthAt = received.indexOf("\u00019=");
        int bodyAt = lengthAt < 0 ? -1 : received.indexOf("\u0001", lengthAt + 1) + 1;
        if (bodyAt <= 0) {
            return -1;
        }
        int trailerAt = bodyAt + Integer.parseInt(received.substring(lengthAt + 3, bodyAt - 1));
        int end = trailerAt + "10=000\u0001".length();
        if (received.length() < end) {
            return -1;
        }
        String trailer = received.substring(trailerAt, end);
        String right = "10=" + checkSum(received.substring(0, trailerAt)) + '\u0001';
        if (!received.substring(0, 5).equals("8=FIX") || !trailer.equals(right)) {
            throw new AssertionError(
                    "no message, " + right + " is not " + trailer + ": " + received);
        }
        return end;
    }

    /** CheckSum(10) of a text that ends before it. */
    public static String checkSum(String text) {
        int sum = 0;
        for (byte one : text.getBytes(StandardCharsets.ISO_8859_1)) {
            sum += one & 0xff;
        }
        return "%03d".formatted(sum % 256);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
