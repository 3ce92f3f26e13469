package io.interlock.systemtests.faults;

import static io.interlock.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.interlock.testkit.FreePorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TcpProxyTest {
    private final int port = FreePorts.one();
    private final ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    private final TcpProxy proxy = TcpProxy.between(port, server.getLocalPort());
    private Socket near;
    private Socket far;

    TcpProxyTest() throws IOException {
        near = new Socket(InetAddress.getLoopbackAddress(), port);
        far = server.accept();
    }

    @BeforeEach
    void patience() throws IOException {
        near.setSoTimeout(2_000);
        far.setSoTimeout(2_000);
    }

    @AfterEach
    void close() throws IOException {
        proxy.close();
        server.close();
        near.close();
        far.close();
    }

    private static void send(Socket from, String text) throws IOException {
        from.getOutputStream().write(text.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }

    private static String read(Socket at, int count) throws IOException {
        return new String(
                at.getInputStream().readNBytes(count), java.nio.charset.StandardCharsets.US_ASCII);
    }

    @Test
    void carriesBothWaysEvenInATrickle() throws IOException {
        proxy.trickle(true);
        send(near, "a longer text goes there");
        send(far, "and back");

        assertThat(read(far, 24)).isEqualTo("a longer text goes there");
        assertThat(read(near, 8)).isEqualTo("and back");
    }

    @Test
    void swallowsOneWayOnly() throws IOException {
        proxy.swallow(TcpProxy.Way.THERE);
        send(near, "lost");
        send(far, "kept");

        assertThat(read(near, 4)).isEqualTo("kept");
        far.setSoTimeout(100);
        assertThatThrownBy(() -> read(far, 1)).isInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void healingResetsAStreamWithAHole() {
        proxy.swallow(TcpProxy.Way.THERE);
        proxy.heal();

        eventually(() -> assertThat(proxy.connections()).isZero());
    }

    @Test
    void cutLetsNobodyThroughUntilHealed() throws IOException {
        proxy.cut();
        assertThat(far.getInputStream().read()).isEqualTo(-1);

        proxy.heal();
        near = new Socket(InetAddress.getLoopbackAddress(), port);
        far = server.accept();
        send(near, "again");
        assertThat(read(far, 5)).isEqualTo("again");
    }
}
