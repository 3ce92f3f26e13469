package io.interlock.benchmarks.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;

/** Listens to ops-api's stream of changes, as the console does. */
public final class ChangeStream implements AutoCloseable {
    private final Socket socket;

    private ChangeStream(Socket socket) {
        this.socket = socket;
    }

    /**
     * Without chunks (HTTP/1.0), so that lines stay whole. Hears every event's data with the time
     * (nanoTime) at which it came, on a thread of its own.
     */
    public static ChangeStream open(URI service, String token, BiConsumer<String, Long> listener)
            throws IOException {
        Socket socket = new Socket(service.getHost(), service.getPort());
        String request =
                "GET /api/v1/stream HTTP/1.0\r\nHost: %s\r\nAccept: text/event-stream\r\nAuthorization: Bearer %s\r\n\r\n"
                        .formatted(service.getAuthority(), token);
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        String status = lines.readLine();
        if (status == null || !status.contains(" 200")) {
            socket.close();
            throw new IOException("the stream answers " + status);
        }
        Thread.ofVirtual().start(() -> read(socket, lines, listener));
        return new ChangeStream(socket);
    }

    private static void read(
            Socket socket, BufferedReader lines, BiConsumer<String, Long> listener) {
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("data:")) {
                    listener.accept(line.substring(5), System.nanoTime());
                }
            }
        } catch (IOException e) {
            if (!socket.isClosed()) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
