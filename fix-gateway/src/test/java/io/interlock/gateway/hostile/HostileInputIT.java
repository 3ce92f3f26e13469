package io.interlock.gateway.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.gateway.hostile.SteadyTrader.Undisturbed;
import io.interlock.testkit.Eventually;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** What a connection can do wrong; each time one session trades on, undisturbed. */
@Tag("full")
class HostileInputIT extends HostileGateway {
    private static final Duration CLOSED = Duration.ofSeconds(10);
    private static final Duration BOUND = Duration.ofSeconds(5);

    private Resources before;
    private SteadyTrader trader;

    @BeforeAll
    void warmUp() {
        trader().stop();
        before = Resources.now();
    }

    @BeforeEach
    void trade() {
        trader = trader();
    }

    @AfterEach
    void theOtherSessionWasNotDisturbed(TestInfo test) {
        Undisturbed trade = trader.stop();
        System.out.println(test.getDisplayName() + ": " + trade);
        assertThat(trade.worst()).isLessThan(BOUND);
    }

    @AfterAll
    void nothingIsLeft() {
        Eventually.within(Duration.ofSeconds(20))
                .passes(() -> {
                    Resources now = Resources.now();
                    assertThat(now.descriptors()).isLessThan(before.descriptors() + 20);
                    assertThat(now.threads()).isLessThan(before.threads() + 20);
                    assertThat(now.heapMiB()).isLessThan(before.heapMiB() + 64);
                });
    }

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
            String logon = slow.draft("A", "98=0|108=30|553=HLIVE|554=secret");
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

    @Test
    void badLogonsAreRefusedAndTheLiveSessionIsNotTouched() throws IOException {
        try (ClientPeer live = comeBack("HLIVE")) {
            int due = expectedOf("HBAD");
            for (String[] bad : BadLogons.ALL) {
                try (ClientPeer peer = new ClientPeer("HBAD", PORT, due)) {
                    Eventually.eventually(() -> assertThat(isFree("HBAD")).isTrue());
                    peer.send("A", bad[1]);
                    Optional<String> said = peer.lastWord();
                    assertThat(said.map(word -> word.contains("|35=5|")).orElse(true))
                            .as("%s: %s", bad[0], said)
                            .isTrue();
                }
                assertThat(expectedOf("HBAD")).as(bad[0]).isEqualTo(due);
                Eventually.within(CLOSED).is("the session is free", () -> isFree("HBAD"));
                comeBack("HBAD").close();
                Eventually.within(CLOSED).is("the session is free", () -> isFree("HBAD"));
                due = expectedOf("HBAD");
            }
            live.send("1", "112=untouched");
            live.await(message -> message.contains("|112=untouched|"));
        }
    }

    @Test
    void aFloodOfLogonsIsAnsweredTenTimesAtMost() throws IOException {
        int answered = 0;
        for (int i = 0; i < 40; i++) {
            try (ClientPeer peer = new ClientPeer("HFLOOD", PORT, 1)) {
                peer.send("A", "98=0|108=30|553=HFLOOD|554=guess" + i);
                answered += peer.lastWord().isPresent() ? 1 : 0;
            }
        }
        assertThat(answered).isLessThanOrEqualTo(10);
    }

    private ClientPeer comeBack(String compId) {
        return Eventually.within(Duration.ofSeconds(20))
                .yields(
                        () ->
                                isFree(compId)
                                        ? Optional.of(
                                                ClientPeer.loggedOn(
                                                        compId, PORT, expectedOf(compId)))
                                        : Optional.empty(),
                        compId + " is logged on");
    }
}
