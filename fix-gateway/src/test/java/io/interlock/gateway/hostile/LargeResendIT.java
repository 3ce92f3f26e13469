package io.interlock.gateway.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.gateway.engine.FixEngine;
import io.interlock.gateway.hostile.SteadyTrader.Undisturbed;
import io.interlock.gateway.peer.Draft;
import io.interlock.gateway.peer.Draft.Head;
import io.interlock.gateway.peer.Fields;
import io.interlock.gateway.session.SessionChanges;
import io.interlock.gateway.session.StoredSession.Stop;
import io.interlock.testkit.Eventually;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A client asks for everything again, again and again, while another one trades. */
class LargeResendIT extends HostileGateway {
    private static final String CLIENT = "HSEND";
    private static final Head OURS = new Head("FIX.4.4", "INTERLOCK", CLIENT);
    private static final long GROWTH_MIB = 200;

    /** Numbers that admin messages had: alone, and for more than a page. */
    private static final IntPredicate ADMIN =
            seq -> seq % 1_000 == 1 || seq > 4_000 && seq <= 4_700;

    @Autowired private JdbcClient jdbc;
    @Autowired private FixEngine engine;
    @Autowired private SessionChanges changes;

    @Test
    void tenThousandMessagesComeInOrderAndOnce() throws IOException {
        resent(10_000);
    }

    @Test
    @Tag("full")
    void aHundredThousandMessagesComeInOrderAndOnce() throws IOException {
        resent(100_000);
    }

    private void resent(int count) throws IOException {
        stored(count);
        Reader measured = new Reader(count, true);
        Reader beside = new Reader(count, false);
        try (ClientPeer peer = ClientPeer.loggedOn(CLIENT, PORT, expectedOf(CLIENT))) {
            measured.read(peer);
            System.out.println("alone: " + traded(count / 50));
            SteadyTrader trader = trader();
            beside.read(peer);
            System.out.println("during a resend of " + count + ": " + trader.stop());
        }
        System.out.println("resends: " + measured + "; " + beside);

        List<Integer> sent =
                IntStream.rangeClosed(1, count).filter(ADMIN.negate()).boxed().toList();
        assertThat(measured.copies).isEqualTo(sent);
        assertThat(beside.copies).isEqualTo(sent);
        assertThat(measured.afterwards + beside.afterwards).isZero();
        assertThat(beside.heartbeatAt).isBetween(1, count);
        assertThat(measured.growthMiB).isLessThan(GROWTH_MIB);
    }

    private Undisturbed traded(int orders) {
        SteadyTrader trader = trader();
        int until = trader.nextOut() + orders;
        Eventually.within(Duration.ofMinutes(3))
                .is("it has traded", () -> trader.nextOut() >= until);
        return trader.stop();
    }

    /** The session has sent {@code count} messages, and is up. */
    private void stored(int count) {
        changes.stop(CLIENT, new Stop("test", "to fill its store", Instant.now()));
        Eventually.within(Duration.ofSeconds(20))
                .is("the session is down", () -> !engine.isStarted(CLIENT));
        jdbc.sql("delete from fix_out where session = ?").param(CLIENT).update();
        for (int from = 1; from <= count; from += 1_000) {
            int[] seqs =
                    IntStream.range(from, Math.min(from + 1_000, count + 1))
                            .filter(ADMIN.negate())
                            .toArray();
            jdbc.sql(
                            """
                            insert into fix_out (session, epoch, seq, msg_type, source_id, raw)
                            select ?, s.epoch, u.seq, '8', 'stored:' || u.seq, u.raw
                            from fix_session s, unnest(?::bigint[], ?::text[]) as u (seq, raw) where s.session = ?
                            """)
                    .param(CLIENT)
                    .param(IntStream.of(seqs).mapToObj(Long::valueOf).toArray(Long[]::new))
                    .param(
                            IntStream.of(seqs)
                                    .mapToObj(LargeResendIT::report)
                                    .toArray(String[]::new))
                    .param(CLIENT)
                    .update();
        }
        jdbc.sql("update fix_session set next_out = ?, reserved_out = ? where session = ?")
                .params(count + 1, count + 1, CLIENT)
                .update();
        changes.start(CLIENT);
        Eventually.within(Duration.ofSeconds(20))
                .is("the session is up", () -> engine.isStarted(CLIENT));
    }

    private static String report(int seq) {
        String fields = "37=O|17=E" + seq + "|150=0|39=0|55=EURUSD|54=1|151=1|14=0|6=0|58=";
        return Draft.message(OURS, "8", fields + "x".repeat(1_000), seq, Instant.now()).bytes();
    }

    /** Takes the messages of a resend and keeps asking for all of them. */
    private static final class Reader {
        final List<Integer> copies = new ArrayList<>();
        final int count;
        final boolean measuring;
        int afterwards;
        int heartbeatAt;
        long growthMiB;
        Duration took = Duration.ZERO;

        Reader(int count, boolean measuring) {
            this.count = count;
            this.measuring = measuring;
        }

        void read(ClientPeer peer) throws IOException {
            long heap = measuring ? Resources.now().heapMiB() : 0;
            long began = System.nanoTime();
            peer.send("2", "7=1|16=0");
            int expected = 1;
            while (expected <= count) {
                String message = peer.await(any -> true);
                if (!message.contains("|43=Y|")) {
                    heartbeatAt = message.contains("|112=midway|") ? expected : heartbeatAt;
                    continue;
                }
                if (number(message, "34") > count) {
                    continue; // a GapFill over the heartbeats of the time before
                }
                assertThat(number(message, "34")).isEqualTo(expected);
                if (message.contains("|35=4|")) {
                    assertThat(message).contains("|123=Y|");
                    expected = number(message, "36");
                } else {
                    assertThat(message).contains("|17=E" + expected + "|", "|122=");
                    copies.add(expected++);
                }
                if (measuring && copies.size() % 2_000 == 500) {
                    growthMiB = Math.max(growthMiB, Resources.now().heapMiB() - heap);
                }
                // later the gateway may have written all of it already, and would begin anew
                if (copies.size() % 500 == 0 && copies.size() < count / 4) {
                    peer.send("2", "7=1|16=0");
                    peer.send("1", "112=midway");
                }
            }
            took = Duration.ofNanos(System.nanoTime() - began);
            peer.send("1", "112=after");
            String message = peer.await(any -> true);
            while (!message.contains("|112=after|")) {
                afterwards += message.contains("|43=Y|") && message.contains("|35=8|") ? 1 : 0;
                message = peer.await(any -> true);
            }
        }

        private static int number(String message, String tag) {
            return Integer.parseInt(Fields.value(message, tag).orElseThrow());
        }

        @Override
        public String toString() {
            return took.toMillis()
                    + " ms"
                    + (measuring ? ", heap grown by at most " + growthMiB + " MiB" : "");
        }
    }
}
