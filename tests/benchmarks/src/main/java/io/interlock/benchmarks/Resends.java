package io.interlock.benchmarks;

import io.interlock.benchmarks.load.LoadClient;
import io.interlock.benchmarks.load.Resend;
import io.interlock.benchmarks.load.Schedule;
import io.interlock.benchmarks.machine.HeapView;
import io.interlock.benchmarks.pipeline.Pipeline;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A session that has many messages behind it and asks for all of them again and again. */
final class Resends implements AutoCloseable {
    private static final long PATIENCE = Duration.ofMinutes(1).toNanos();
    private static final long PAUSE = Duration.ofMillis(400).toNanos();

    private final LoadClient client;
    private final int count;
    private final int times;
    private final List<Resend> done = new ArrayList<>();
    private volatile String failure = "";
    private volatile @Nullable Thread asking;

    private Resends(LoadClient client, FixSessions.Plan plan) {
        this.client = client;
        this.count = plan.resend();
        this.times = plan.resends() == 0 ? Integer.MAX_VALUE : plan.resends();
    }

    /** Logs the client on and has it trade until it has got so many messages. */
    static Resends prepared(FixSessions.Plan plan, Pipeline pipeline, String compId)
            throws IOException, InterruptedException {
        LoadClient client = LoadClient.logon(pipeline.account(compId), pipeline.port());
        Resends resends = new Resends(client, plan);
        if (plan.resend() > 0) {
            // each order brings two reports
            int orders = plan.resend() / 2 + 1;
            Phases.say("  %s gets %,d messages", compId, plan.resend());
            Phases.settle(client.run(new Schedule(plan.fillRate(), orders)));
            resends.awaitAll();
        }
        return resends;
    }

    /** Figures of one resend that ended well. */
    interface Sink {
        void take(double messages, double seconds);
    }

    /**
     * Asks on a thread of its own, and once more when it has been answered, so often as planned.
     */
    void start() {
        Thread started = Thread.ofPlatform().name("resends").daemon().unstarted(this::ask);
        asking = started;
        started.start();
    }

    /** Returns when the resend at hand is over. */
    void stop() throws InterruptedException {
        Thread stopping = asking;
        asking = null;
        if (stopping != null) {
            stopping.join();
        }
    }

    /**
     * MiB of heap that are in use after a full collection, at most, in the course of one resend.
     */
    double live(HeapView heap) throws IOException, InterruptedException {
        Resend resend = client.askAgain(count);
        double most = 0;
        while (!resend.isOver()) {
            most = Math.max(most, heap.liveMib());
            resend.await(PAUSE);
        }
        end(resend);
        return most;
    }

    /** Why a resend was not answered; empty while all were. */
    String failure() {
        return failure;
    }

    void each(Sink sink) {
        done.forEach(resend -> sink.take(resend.messages(), resend.seconds()));
    }

    @Override
    public void close() throws IOException {
        client.close();
    }

    private void ask() {
        try {
            for (int asked = 0;
                    asked < times && asking == Thread.currentThread() && failure.isEmpty();
                    asked++) {
                Resend resend = client.askAgain(count);
                boolean over = resend.await(PATIENCE);
                if (over) {
                    end(resend);
                } else {
                    failure = "only %,d came within a minute".formatted(resend.messages());
                }
            }
        } catch (IOException e) {
            failure = String.valueOf(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void end(Resend resend) {
        if (resend.failure().isEmpty()) {
            done.add(resend);
        } else {
            failure = resend.failure();
        }
    }

    /** The second report of the last orders may still be under way. */
    private void awaitAll() throws IOException {
        long deadline = System.nanoTime() + PATIENCE;
        while (client.lastReceived() < count) {
            if (System.nanoTime() > deadline) {
                throw new IOException(
                        "only %,d of %,d messages came".formatted(client.lastReceived(), count));
            }
            LockSupport.parkNanos(PAUSE / 10);
        }
    }
}
