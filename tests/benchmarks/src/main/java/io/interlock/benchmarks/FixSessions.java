package io.interlock.benchmarks;

import io.interlock.benchmarks.load.IdleSessions;
import io.interlock.benchmarks.load.LoadClient;
import io.interlock.benchmarks.load.Schedule;
import io.interlock.benchmarks.machine.HeapView;
import io.interlock.benchmarks.machine.Machine;
import io.interlock.benchmarks.naive.NaivePipeline;
import io.interlock.benchmarks.pipeline.Pipeline;
import io.interlock.benchmarks.pipeline.Setup;
import io.interlock.benchmarks.pipeline.Side;
import io.interlock.benchmarks.platform.InterlockPipeline;
import io.interlock.benchmarks.platform.PlatformPipeline;
import io.interlock.benchmarks.report.Comparison;
import io.interlock.benchmarks.report.Figures;
import io.interlock.benchmarks.report.Measurement;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What many quiet sessions, and one that asks for everything again, cost a trader who goes on
 * trading: his latency with and without them in turns, and the gateway's heap. One side after the
 * other, each from an empty directory.
 */
public final class FixSessions {
    private static final String NAME = "fix-sessions";
    private static final String RESENDER = "RESEND1";
    private static final int HEAP = 1_024;
    private static final String P99 = ", order p99";
    private static final String LIVE = ", heap live";
    private static final String NONE = "no sessions";

    private final Plan plan;
    private final Path data;
    private final Path home;
    private final Figures figures = new Figures();
    private final List<String> notes = new ArrayList<>();

    /**
     * What to measure.
     *
     * @param sessions that only beat
     * @param heartbeats a minute that they send together
     * @param rate orders a second of the trader, all the time
     * @param warmUp of the trader's session
     * @param pairs of phases without and with the sessions
     * @param phase how long each phase is
     * @param resend messages that a session asks for again; 0 for none
     * @param resends how often it asks in each phase; 0 for again and again
     * @param fillRate orders a second at which that session gets its messages
     */
    public record Plan(
            List<Side> sides,
            int sessions,
            int heartbeats,
            int rate,
            Duration warmUp,
            int pairs,
            Duration phase,
            int resend,
            int resends,
            int fillRate) {

        /** What the sessions say in HeartBtInt(108); 5 seconds are the least that is agreed. */
        int heartBtInt() {
            return Math.clamp(60L * sessions / heartbeats, 5, 60);
        }

        Map<String, String> asSettings() {
            Map<String, String> settings = new LinkedHashMap<>();
            settings.put("sessions", Integer.toString(sessions));
            settings.put("heartbeats", heartbeats + " a minute");
            settings.put("load", rate + " orders/s");
            settings.put("phase", phase.toSeconds() + " s");
            settings.put("pairs", Integer.toString(pairs));
            settings.put("resend", Integer.toString(resend));
            settings.put("resends", resends == 0 ? "one after the other" : resends + " a phase");
            settings.put("gatewayHeap", HEAP + " MiB at most");
            return settings;
        }
    }

    public FixSessions(Plan plan, Path data, Path home) {
        this.plan = plan;
        this.data = data;
        this.home = home;
    }

    public Comparison run() throws IOException, InterruptedException {
        Path directory = Phases.emptied(data.resolve(NAME));
        for (Side side : plan.sides()) {
            Phases.say("%s: starting with %d sessions declared", side.title(), plan.sessions());
            run(side, directory.resolve(side.name().toLowerCase(Locale.ROOT)));
        }
        return new Comparison(
                NAME,
                "Order path beside %d idle sessions and a large resend".formatted(plan.sessions()),
                Instant.now(),
                Machine.describe(),
                plan.asSettings(),
                plan.sides().stream().map(Side::title).toList(),
                figures.all(),
                List.copyOf(notes));
    }

    private void run(Side side, Path directory) throws IOException, InterruptedException {
        List<String> idleClients = Setup.idleClients(plan.sessions());
        List<String> more = Stream.concat(Stream.of(RESENDER), idleClients.stream()).toList();
        try (Pipeline pipeline = start(side, new Setup(directory, home, HEAP, more));
                LoadClient trader =
                        LoadClient.logon(pipeline.account(Setup.TRADER), pipeline.port());
                HeapView heap = HeapView.of(gatewayPid(pipeline));
                IdleSessions idle =
                        new IdleSessions(
                                idleClients.stream().map(pipeline::account).toList(),
                                plan.heartbeats())) {
            Phases.awaitFills(trader);
            Under under = new Under(side, pipeline, trader, heap);
            Resends resends = Resends.prepared(plan, pipeline, RESENDER);
            try (resends) {
                Phases.settle(trader.run(Schedule.of(plan.rate(), plan.warmUp())));
                alternate(under, idle);
                if (plan.resend() > 0) {
                    resend(under, resends);
                    sumUp(under.title());
                }
            }
        }
    }

    private String with() {
        return plan.sessions() + " sessions";
    }

    private String again() {
        return "while %,d messages are sent again".formatted(plan.resend());
    }

    /** What is asked of it, in one line. */
    private void sumUp(String side) {
        notes.add(
                "%s: p99 x %.2f with %s, x %.2f of that %s; heap live %+.0f MiB, then %+.0f MiB"
                        .formatted(
                                side,
                                figures.median(with() + P99, side)
                                        / figures.median(NONE + P99, side),
                                with(),
                                figures.median(again() + P99, side)
                                        / figures.median(with() + P99, side),
                                again(),
                                figures.median(with() + LIVE, side)
                                        - figures.median(NONE + LIVE, side),
                                figures.median(again() + LIVE, side)
                                        - figures.median(with() + LIVE, side)));
    }

    /** A side at work. */
    private record Under(Side side, Pipeline pipeline, LoadClient trader, HeapView heap) {
        String title() {
            return side.title();
        }
    }

    private Pipeline start(Side side, Setup setup) throws IOException, InterruptedException {
        return switch (side) {
            case NAIVE -> NaivePipeline.start(setup);
            case INTERLOCK -> InterlockPipeline.start(setup);
            case PLATFORM -> PlatformPipeline.start(setup);
        };
    }

    private static long gatewayPid(Pipeline pipeline) {
        Long pid = pipeline.pids().get(pipeline.gateway());
        if (pid == null) {
            throw new IllegalStateException("no process " + pipeline.gateway());
        }
        return pid;
    }

    /** Without the sessions and with them, in turns; they stay logged on at the end. */
    private void alternate(Under under, IdleSessions idle)
            throws IOException, InterruptedException {
        String with = with();
        for (int pair = 1; pair <= plan.pairs(); pair++) {
            if (pair > 1) {
                idle.logout();
            }
            latency(under, NONE, pair);
            live(under, NONE);
            Duration took = idle.logon(under.pipeline().port(), plan.heartBtInt());
            Phases.say("  %d logged on within %.1f s", idle.up(), took.toMillis() / 1e3);
            figures.add(
                    with + ", time until all are logged on",
                    "s",
                    under.title(),
                    took.toMillis() / 1e3);
            long in = idle.heartbeatsIn();
            long out = idle.heartbeatsOut();
            long start = System.nanoTime();
            latency(under, with, pair);
            double minutes = (System.nanoTime() - start) / 60e9;
            figures.add(
                    with + ", Heartbeats to the gateway",
                    "a minute",
                    under.title(),
                    (idle.heartbeatsOut() - out) / minutes);
            figures.add(
                    with + ", Heartbeats from the gateway",
                    "a minute",
                    under.title(),
                    (idle.heartbeatsIn() - in) / minutes);
            live(under, with);
            if (idle.up() < plan.sessions()) {
                notes.add(
                        "%s: %d of %d sessions are still logged on; the first that is not: %s"
                                .formatted(
                                        under.title(),
                                        idle.up(),
                                        plan.sessions(),
                                        idle.firstFailure()));
            }
        }
    }

    /** One resend after the other while the trader trades. */
    private void resend(Under under, Resends resends) throws IOException, InterruptedException {
        String what = again();
        for (int i = 1; i <= plan.pairs() && resends.failure().isEmpty(); i++) {
            resends.start();
            latency(under, what, i);
            resends.stop();
        }
        if (resends.failure().isEmpty()) {
            figures.add(what + LIVE, "MiB", under.title(), resends.live(under.heap()));
        }
        resends.each((messages, seconds) -> {
            figures.add("messages of one resend", "messages", under.title(), messages);
            figures.add("time of one resend", "s", under.title(), seconds);
        });
        if (!resends.failure().isEmpty()) {
            notes.add(
                    "%s: a resend of %,d messages was not answered: %s"
                            .formatted(under.title(), plan.resend(), resends.failure()));
        }
    }

    private void live(Under under, String when) {
        figures.add(when + LIVE, "MiB", under.title(), under.heap().liveMib());
    }

    private void latency(Under under, String when, int round)
            throws IOException, InterruptedException {
        under.heap().watch();
        Measurement measured =
                Phases.measure(
                        under.side(),
                        round,
                        plan.rate(),
                        plan.phase(),
                        under.pipeline(),
                        under.trader());
        double peak = under.heap().peakMib();
        Phases.say("  %s, %s", when, Phases.line(measured));
        String title = under.title();
        String gateway = under.pipeline().gateway();
        figures.add(when + ", order p50", "ms", title, measured.latency().p50());
        figures.add(when + P99, "ms", title, measured.latency().p99());
        figures.add(when + ", order p99.9", "ms", title, measured.latency().p999());
        figures.add(when + ", heap used, most", "MiB", title, peak);
        figures.add(
                when + ", gateway resident",
                "MiB",
                title,
                measured.memoryMib().getOrDefault(gateway, 0L));
        figures.add(
                when + ", gateway CPU",
                "% of a core",
                title,
                measured.cpuMicros().getOrDefault(gateway, 0.0) * plan.rate() / 1e4);
        if (!measured.clean()) {
            notes.add(
                    "%s, %s: %d orders without an answer, %d rejected"
                            .formatted(title, when, measured.missing(), measured.rejected()));
        }
    }
}
