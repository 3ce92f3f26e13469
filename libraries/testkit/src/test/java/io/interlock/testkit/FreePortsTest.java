package io.interlock.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FreePortsTest {
    @Test
    void portsAreDifferentAndBelowThoseOfConnections() {
        List<Integer> ports = FreePorts.take(20);
        assertThat(Set.copyOf(ports)).hasSize(20);
        assertThat(ports).allMatch(port -> port >= 20_000 && port < 32_000);
    }

    @Test
    void aPortIsGivenOutAgainOnlyAfterAllTheOthers() {
        Set<Integer> seen = new HashSet<>(FreePorts.take(50));
        assertThat(FreePorts.take(50)).noneMatch(seen::contains);
    }

    @Test
    void whatSomebodyListensOnIsNotGivenOut() throws IOException {
        int port = FreePorts.one();
        try (ServerSocket server = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(FreePorts.isFree(port)).isFalse();
            for (int i = 0; i < 3; i++) {
                assertThat(FreePorts.take(150)).doesNotContain(server.getLocalPort());
            }
        }
    }

    @Test
    void moreThanThereAreIsRefused() {
        assertThatThrownBy(() -> FreePorts.take(1_000))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no 1000 free ports");
    }
}
