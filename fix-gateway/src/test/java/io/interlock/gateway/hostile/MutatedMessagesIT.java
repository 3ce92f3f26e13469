package io.interlock.gateway.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.testkit.Eventually;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Messages spoilt at random, from many sessions at once, beside one that trades: the gateway goes
 * on, and what reaches the OMS is byte for byte the body of an order that was sound when it was
 * sent.
 */
class MutatedMessagesIT extends HostileGateway {
    private static final long GROWTH_MIB = 200;

    /** The trader leaves the machine to the others. */
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Set<Long> sound = ConcurrentHashMap.newKeySet();
    private final Map<Long, String> spoilt = Collections.synchronizedMap(new Newest());
    private final Queue<String> unasked = new ConcurrentLinkedQueue<>();
    private final AtomicInteger orders = new AtomicInteger();

    /** What was sent of late and must not arrive. */
    private static final class Newest extends LinkedHashMap<Long, String> {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, String> eldest) {
            return size() > 20_000;
        }
    }

    @BeforeEach
    void watchTheOms() {
        seenAtOms = this::atOms;
    }

    @AfterEach
    void watchNoMore() {
        seenAtOms = message -> {};
    }

    @Test
    void tenThousandMutatedMessages() throws Exception {
        play(10_000);
    }

    /** {@code -Dtests.excluded= -Dinterlock.mutations=1000000}, and a seed to play one again. */
    @Test
    @Tag("full")
    void aMillionMutatedMessages() throws Exception {
        play(Integer.getInteger("interlock.mutations", 1_000_000));
    }

    private void play(int messages) throws Exception {
        long seed = Long.getLong("interlock.seed", System.nanoTime());
        System.out.println("mutations from seed " + seed);
        trader().stop();
        Resources before = Resources.now();
        SteadyTrader trader =
                comeBack(
                        "HTRADE",
                        (compId, port, next) -> new SteadyTrader(compId, port, next, PAUSE));
        long began = System.nanoTime();
        int comebacks = 0;
        int read = 0;
        int sent = 0;
        try (ExecutorService players = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<MutatedTraffic>> played = new ArrayList<>();
            for (int i = 0; i < MUTANTS; i++) {
                played.add(players.submit(traffic("HMUT" + i, seed + i, messages / MUTANTS)));
            }
            for (Future<MutatedTraffic> one : played) {
                comebacks += one.get().comebacks();
                read += one.get().read();
                sent += one.get().sent();
            }
        }
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        System.out.printf(
                "%d mutated messages read of %d sent in %d s, seed %d: %d sound orders sent, %d at the OMS, %d of them from no sound order; %d logons; beside it %s%n",
                read,
                sent,
                took.toSeconds(),
                seed,
                sound.size(),
                orders.get(),
                unasked.size(),
                comebacks,
                trader.stop());
        assertThat(unasked).isEmpty();
        // some were spoilt in what no rule reads, and traded
        assertThat(orders.get()).isGreaterThan(messages / 1_000);
        Eventually.within(Duration.ofSeconds(60))
                .every(Duration.ofSeconds(2))
                .passes(() -> assertNothingIsLeft(before, Resources.now()));
    }

    private static void assertNothingIsLeft(Resources before, Resources after) {
        System.out.println("before: " + before + "; after: " + after);
        assertThat(after.descriptors()).isLessThan(before.descriptors() + 20);
        assertThat(after.threads()).isLessThan(before.threads() + 20);
        assertThat(after.heapMiB()).isLessThan(before.heapMiB() + GROWTH_MIB);
    }

    private Callable<MutatedTraffic> traffic(String compId, long seed, int messages) {
        MutatedTraffic.Session session =
                new MutatedTraffic.Session() {
                    @Override
                    public int expectedNumber() {
                        return expectedOf(compId);
                    }

                    @Override
                    public ClientPeer comeBack() {
                        return MutatedMessagesIT.this.comeBack(compId);
                    }

                    @Override
                    public void expect(int number) {
                        awaitFree(compId);
                        try {
                            sessions.session(compId).setNextTargetMsgSeqNum(number);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    }
                };
        MutatedTraffic traffic =
                new MutatedTraffic(compId, seed, session, text -> sent(compId, text));
        return () -> {
            traffic.run(messages);
            return traffic;
        };
    }

    private void sent(String compId, String text) {
        for (String framed : Soundness.framedIn(text)) {
            Soundness message = Soundness.of(framed);
            if (message.isOrder(compId, Instant.now())) {
                sound.add(hash(message));
            } else {
                spoilt.put(hash(message), text);
            }
        }
    }

    private void atOms(String readable) {
        if (readable.contains("|11=HTRADE-")) {
            return;
        }
        orders.incrementAndGet();
        if (!sound.contains(hash(Soundness.of(readable.replace('|', '\u0001'))))) {
            String from = spoilt.get(hash(Soundness.of(readable.replace('|', '\u0001'))));
            unasked.add(readable + " from " + String.valueOf(from).replace('\u0001', '|'));
        }
    }

    private static long hash(Soundness message) {
        String body = message.msgType() + message.body();
        long hash = 1125899906842597L;
        for (int i = 0; i < body.length(); i++) {
            hash = 31 * hash + body.charAt(i);
        }
        return hash;
    }
}
