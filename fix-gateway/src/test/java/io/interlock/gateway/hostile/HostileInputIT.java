package io.interlock.gateway.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a connection can do wrong; each time one session trades on, undisturbed. */
class HostileInputIT extends UnderAttack {
    @Test
    void silentConnectionsAreClosedAndThoseBeyondTheLimitAtOnce() throws IOException {
        List<ClientPeer> silent = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS + 50; i++) {
            silent.add(new ClientPeer("HLIVE", PORT, 1));
        }
        int atOnce = 0;
        for (ClientPeer one : silent.reversed()) {
            if (atOnce < 50 && one.closedWithin(Duration.ofSeconds(2))) {
                atOnce++;
            }
        }
        assertThat(atOnce).isGreaterThanOrEqualTo(50);
        for (ClientPeer one : silent) {
            assertThat(one.closedWithin(CLOSED)).isTrue();
            one.close();
        }
    }

    @Test
    void aLogonByteByByteIsClosedWhenItsTimeIsUp() throws IOException {
        try (ClientPeer slow = new ClientPeer("HLIVE", PORT, 1)) {
            String logon = slow.draft("A", slow.logon());
            long began = System.nanoTime();
            int written = 0;
            while (!closedWhileDripping(slow, logon.charAt(written++ % 40))) {
                assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(CLOSED);
            }
        }
    }

    /** Sends one byte and waits a little, on the socket. */
    private static boolean closedWhileDripping(ClientPeer slow, char next) throws IOException {
        try {
            slow.write(String.valueOf(next));
            return slow.closedWithin(Duration.ofMillis(300));
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    @Test
    void absurdBodyLengthsBeforeLogonAreClosed() throws IOException {
        List<String> lengths =
                List.of("0", "-1", "2147483647", "9999999999", "", "abc", "1".repeat(500), "0009");
        List<ClientPeer> peers = new ArrayList<>();
        for (String length : lengths) {
            ClientPeer peer = new ClientPeer("HLIVE", PORT, 1);
            peer.write("8=FIX.4.4\u00019=" + length + "\u000135=A\u000134=1\u000149=HLIVE\u0001");
            peers.add(peer);
        }
        for (ClientPeer peer : peers) {
            assertThat(peer.closedWithin(CLOSED)).isTrue();
            peer.close();
        }
    }

    @Test
    void absurdBodyLengthsAfterLogonAreIgnoredOrClosed() throws IOException {
        for (String length : List.of("0", "-1", "2147483647", "9999999999", "", "abc", "65000")) {
            try (ClientPeer peer = comeBack("HBIG")) {
                peer.write(
                        "8=FIX.4.4\u00019=" + length + "\u000135=0\u000134=1\u000149=HBIG\u0001");
                assertThat(answersOrIsClosed(peer)).as("BodyLength %s", length).isTrue();
            }
        }
    }

    private static boolean answersOrIsClosed(ClientPeer peer) throws IOException {
        try {
            for (int i = 0; i < 100_000; i += 100) {
                peer.write(peer.draft("0", "34=1|58=" + "x".repeat(50)));
            }
            return peer.closedWithin(CLOSED);
        } catch (IOException reset) {
            return true;
        }
    }

    @Test
    void bytesWithoutEndAreCutOff() throws IOException {
        for (String bytes :
                List.of(
                        "x",
                        "8=FIX",
                        "8=FIX.4.4\u00019=",
                        "8=FIX.4.4\u00019=100000000\u000135=A\u000158=x")) {
            try (ClientPeer peer = new ClientPeer("HLIVE", PORT, 1)) {
                assertThat(writtenUntilClosed(peer, bytes.repeat(65_536 / bytes.length())))
                        .as(bytes)
                        .isLessThan(32 << 20);
            }
        }
    }

    /** 64 MiB, unless the gateway closes before; what the kernel buffers counts as written. */
    private static long writtenUntilClosed(ClientPeer peer, String chunk) {
        long written = 0;
        try {
            while (written < 64 << 20) {
                peer.write(chunk);
                written += chunk.length();
            }
        } catch (IOException closed) {
            // as it must be
        }
        return written;
    }

    @Test
    void aMessageAboveTheAgreedSizeIsClosed() throws IOException {
        try (ClientPeer peer = comeBack("HBIG")) {
            peer.send("D", Orders.body("BIG-1") + "|58=" + "x".repeat(65_536));
            assertThat(peer.closedWithin(CLOSED)).isTrue();
        }
        try (ClientPeer peer = comeBack("HBIG")) {
            String clOrdId = "BIG-" + peer.nextOut();
            peer.send("D", Orders.body(clOrdId) + "|58=" + "x".repeat(60_000));
            peer.await(message -> message.contains("|11=" + clOrdId + "|"));
        }
    }

    @Test
    void manyFieldsAndAbsurdGroupCountsAreAnswered() throws IOException {
        try (ClientPeer peer = comeBack("HBIG")) {
            StringBuilder many = new StringBuilder(Orders.body("MANY-" + peer.nextOut()));
            for (int i = 0; i < 6_000; i++) {
                many.append('|').append(20_000 + i).append("=1");
            }
            peer.send("D", many.toString());
            peer.await(message -> message.contains("|11=MANY-"));
            peer.send("D", Orders.body("REPEATED") + "|58=1".repeat(10_000));
            peer.await(HostileInputIT::isAnswer);
            peer.send("D", Orders.body("GROUP") + "|453=2147483647|448=A|447=D|452=1");
            peer.await(HostileInputIT::isAnswer);
        }
    }

    private static boolean isAnswer(String message) {
        return message.contains("|35=3|") || message.contains("|35=8|");
    }
}
