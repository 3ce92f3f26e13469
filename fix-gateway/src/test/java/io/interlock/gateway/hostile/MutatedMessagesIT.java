package io.interlock.gateway.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.fix.FixMessage;
import io.interlock.gateway.hostile.SteadyTrader.Undisturbed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Messages spoilt at random, from four sessions at once: the gateway goes on, and what reaches the
 * OMS is byte for byte the body of a message that was sound when it was sent.
 */
@Tag("full")
class MutatedMessagesIT extends HostileGateway {
    private static final int SESSIONS = 4;
    private static final Duration BOUND = Duration.ofSeconds(10);
    private static final String SOH = "\u0001";

    private final Set<Long> sound = ConcurrentHashMap.newKeySet();
    private final Queue<String> unasked = new ConcurrentLinkedQueue<>();
    private final AtomicInteger orders = new AtomicInteger();

    @Test
    void twentyThousandMutatedMessages() throws Exception {
        play(20_000);
    }

    @Test
    @Tag("full")
    void aMillionMutatedMessages() throws Exception {
        play(1_000_000);
    }

    private void play(int messages) throws Exception {
        long seed = Long.getLong("interlock.seed", System.nanoTime());
        seenAtOms = this::atOms;
        trader().stop();
        Resources before = Resources.now();
        SteadyTrader trader = trader();
        int comebacks = 0;
        try (ExecutorService players = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> played = new ArrayList<>();
            for (int i = 0; i < SESSIONS; i++) {
                played.add(players.submit(traffic("HMUT" + i, seed + i, messages / SESSIONS)));
            }
            for (Future<Integer> one : played) {
                comebacks += one.get();
            }
        }
        Undisturbed trade = trader.stop();
        Resources after = Resources.now();
        System.out.printf(
                "%d mutated messages, seed %d: %d sound orders sent, %d at the OMS, %d logons; beside it %s; heap %d to %d MiB%n",
                messages,
                seed,
                sound.size(),
                orders.get(),
                comebacks,
                trade,
                before.heapMiB(),
                after.heapMiB());
        assertThat(unasked).isEmpty();
        assertThat(orders).hasPositiveValue();
        assertThat(trade.worst()).isLessThan(BOUND);
        assertThat(after.descriptors()).isLessThan(before.descriptors() + 20);
        assertThat(after.threads()).isLessThan(before.threads() + 20);
        assertThat(after.heapMiB()).isLessThan(before.heapMiB() + 200);
    }

    private Callable<Integer> traffic(String compId, long seed, int messages) {
        MutatedTraffic.Session session =
                new MutatedTraffic.Session() {
                    @Override
                    public int expectedNumber() {
                        return expectedOf(compId);
                    }

                    @Override
                    public boolean isFree() {
                        return MutatedMessagesIT.this.isFree(compId);
                    }

                    @Override
                    public void expect(int number) {
                        try {
                            sessions.session(compId).setNextTargetMsgSeqNum(number);
                        } catch (java.io.IOException e) {
                            throw new java.io.UncheckedIOException(e);
                        }
                    }
                };
        MutatedTraffic traffic = new MutatedTraffic(compId, PORT, seed, session, this::sent);
        return () -> {
            traffic.run(messages);
            return traffic.comebacks();
        };
    }

    private void sent(String text) {
        if (Soundness.isSound(text)) {
            String type = FixMessage.of(text).msgType();
            if (type.length() == 1 && "DFGH".contains(type)) {
                sound.add(hash(text));
            }
        }
    }

    private void atOms(String readable) {
        orders.incrementAndGet();
        String text = readable.replace("|", SOH);
        String clOrdId = String.valueOf(FixMessage.of(text).get(11));
        boolean traders = clOrdId.startsWith("HTRADE-");
        if (!traders && !sound.contains(hash(text))) {
            unasked.add(readable);
        }
    }

    private static long hash(String text) {
        String body = FixMessage.of(text).body();
        long hash = 1125899906842597L;
        for (int i = 0; i < body.length(); i++) {
            hash = 31 * hash + body.charAt(i);
        }
        return hash;
    }
}
