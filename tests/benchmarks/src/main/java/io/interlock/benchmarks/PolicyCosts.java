package io.interlock.benchmarks;

import io.interlock.benchmarks.load.LoadClient;
import io.interlock.benchmarks.load.Schedule;
import io.interlock.benchmarks.machine.Machine;
import io.interlock.benchmarks.machine.ProcessTimes;
import io.interlock.benchmarks.pipeline.Setup;
import io.interlock.benchmarks.pipeline.Side;
import io.interlock.benchmarks.platform.PolicyDesk;
import io.interlock.benchmarks.platform.PolicyDrafts;
import io.interlock.benchmarks.platform.PolicyPipeline;
import io.interlock.benchmarks.report.Comparison;
import io.interlock.benchmarks.report.Figures;
import io.interlock.benchmarks.report.Measurement;
import io.interlock.domain.Symbol;
import io.interlock.events.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What policies cost on the order path, how soon a change of them is in force under load, and how
 * long routing-service takes to start with all that a broker has.
 */
public final class PolicyCosts {
    private static final String NAME = "policies";
    private static final String NONE = "no policies";
    private static final String FULL = "a broker's state";
    private static final Duration CHANGE_EVERY = Duration.ofMillis(200);
    private static final Symbol KILLED = new Symbol("GBPUSD");

    private static final String BUCKETS = "state_propagation_seconds_bucket{";
    private static final Pattern LE = Pattern.compile("le=\"([^\"]+)\"");

    private final Plan plan;
    private final Path data;
    private final Path home;
    private final Figures figures = new Figures();
    private final String with;

    /**
     * What to measure.
     *
     * @param policies in force on the one side
     * @param rate orders a second
     * @param changes of kill switches and of policies, each, under load
     * @param symbols of the large start
     * @param accounts of the large start
     * @param stored policies of the large start
     */
    public record Plan(
            int policies,
            int rate,
            Duration warmUp,
            Duration measure,
            int rounds,
            int changes,
            int symbols,
            int accounts,
            int stored) {}

    public PolicyCosts(Plan plan, Path data, Path home) {
        this.plan = plan;
        this.data = data;
        this.home = home;
        this.with = plan.policies() + " policies";
    }

    public Comparison run() throws IOException, InterruptedException {
        Path directory = Phases.emptied(data.resolve(NAME));
        try (PolicyPipeline pipeline = PolicyPipeline.start(Setup.in(directory, home));
                PolicyDesk desk = pipeline.desk();
                LoadClient client =
                        LoadClient.logon(pipeline.account(Setup.TRADER), pipeline.port())) {
            Phases.awaitFills(client);
            int underLoad = plan.policies() + plan.changes();
            Map<String, String> drafts = PolicyDrafts.of(Math.max(underLoad, plan.stored()));
            List<String> all = List.copyOf(drafts.keySet());
            List<String> used = all.subList(0, plan.policies());
            List<String> changing = all.subList(plan.policies(), underLoad);
            List<String> stored = all.subList(underLoad, all.size());
            approve(desk, drafts, used);
            approve(desk, drafts, changing);
            desk.activate(used);
            warmUp(client);
            desk.end(used);
            warmUp(client);
            orderPath(pipeline, desk, client, used);
            changes(pipeline, desk, client, changing);
            start(pipeline, with);
            approve(desk, drafts, stored);
            desk.activate(stored);
            pipeline.fill(plan.symbols(), plan.accounts());
            start(pipeline, FULL);
        }
        return result();
    }

    private static void approve(PolicyDesk desk, Map<String, String> drafts, List<String> ids)
            throws IOException, InterruptedException {
        Phases.say("%d policies are approved", ids.size());
        for (String id : ids) {
            desk.approve(id, Objects.requireNonNull(drafts.get(id)));
        }
    }

    private void note(String figure, String unit, String side, double value) {
        figures.add(figure, unit, side, value);
        Phases.say("  %s, %s: %,.2f %s", side, figure, value, unit);
    }

    private void warmUp(LoadClient client) throws IOException, InterruptedException {
        Phases.say("Warming up");
        Phases.settle(client.run(Schedule.of(plan.rate(), plan.warmUp())));
    }

    /** In turns, which of the two is first as well. Ends with the policies in force. */
    private void orderPath(
            PolicyPipeline pipeline, PolicyDesk desk, LoadClient client, List<String> used)
            throws IOException, InterruptedException {
        for (int round = 1; round <= plan.rounds(); round++) {
            Phases.say("Round %d of %d", round, plan.rounds());
            measured(NONE, round, pipeline, client);
            desk.bringBack(used);
            measured(with, round, pipeline, client);
            if (round < plan.rounds()) {
                measured(with, round, pipeline, client);
                desk.end(used);
                measured(NONE, round, pipeline, client);
            }
        }
    }

    private void measured(String side, int round, PolicyPipeline pipeline, LoadClient client)
            throws IOException, InterruptedException {
        Measurement measured =
                Phases.measure(
                        Side.INTERLOCK, round, plan.rate(), plan.measure(), pipeline, client);
        if (!measured.clean()) {
            throw new IOException(
                    "%d orders without an answer, %d rejected"
                            .formatted(measured.missing(), measured.rejected()));
        }
        note("Order to first report, p50", "ms", side, measured.latency().p50());
        note("Order to first report, p99", "ms", side, measured.latency().p99());
        note(
                "CPU of " + PolicyPipeline.ROUTING,
                "µs an order",
                side,
                measured.cpuMicros().getOrDefault(PolicyPipeline.ROUTING, Double.NaN));
    }

    /** Kill switches and policies in turn, while orders pass. */
    private void changes(
            PolicyPipeline pipeline, PolicyDesk desk, LoadClient client, List<String> more)
            throws IOException, InterruptedException {
        Phases.say("%d changes under %d orders/s", 2 * plan.changes(), plan.rate());
        Duration length = CHANGE_EVERY.multipliedBy(2L * plan.changes());
        Thread changing =
                // the two carriers of virtual threads may both wait for what processes print
                Thread.ofPlatform()
                        .daemon()
                        .start(() -> {
                            for (int i = 0; i < more.size(); i++) {
                                pause();
                                pipeline.kill(KILLED, i % 2 == 0);
                                pause();
                                activate(desk, more.get(i));
                            }
                        });
        Phases.settle(client.run(Schedule.of(plan.rate(), length)));
        changing.join();
        propagation(pipeline, "A kill switch", Topics.KILL_SWITCHES.name());
        propagation(pipeline, "A policy", Topics.ROUTING_POLICIES.name());
    }

    private static void activate(PolicyDesk desk, String policy) {
        try {
            desk.activate(List.of(policy));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pause() {
        LockSupport.parkNanos(CHANGE_EVERY.toNanos());
    }

    /** By the service's own histogram: the bound that 99 of 100 changes keep. */
    private void propagation(PolicyPipeline pipeline, String what, String topic)
            throws IOException, InterruptedException {
        Map<Double, Double> upTo = new TreeMap<>();
        for (String line : pipeline.metrics()) {
            Matcher le = LE.matcher(line);
            if (line.startsWith(BUCKETS) && line.contains("topic=\"" + topic + "\"") && le.find()) {
                double bound =
                        le.group(1).equals("+Inf")
                                ? Double.POSITIVE_INFINITY
                                : Double.parseDouble(le.group(1));
                upTo.put(bound, Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)));
            }
        }
        double all = upTo.getOrDefault(Double.POSITIVE_INFINITY, 0.0);
        double bound =
                upTo.entrySet().stream()
                        .filter(each -> all > 0 && each.getValue() >= 0.99 * all)
                        .mapToDouble(Map.Entry::getKey)
                        .findFirst()
                        .orElse(Double.NaN);
        note(what + " is in force, p99 at most", "ms", with, bound * 1_000);
        note(what + " is in force", "changes", with, all);
    }

    private void start(PolicyPipeline pipeline, String side) {
        for (int round = 1; round <= plan.rounds(); round++) {
            note("Start until ready", "s", side, pipeline.restartRouting().toMillis() / 1e3);
            ProcessTimes.memory(Map.of(PolicyPipeline.ROUTING, pipeline.routing()))
                    .forEach((name, mib) -> note("Memory after it", "MiB", side, mib));
        }
    }

    private Comparison result() throws IOException {
        List<String> sides = new ArrayList<>(List.of(NONE, with, FULL));
        return new Comparison(
                NAME,
                "Policies on the order path",
                Instant.now(),
                Machine.describe(),
                Map.of(
                        "rate",
                        plan.rate() + "/s",
                        "measure",
                        plan.measure().toSeconds() + " s, in turns",
                        "rounds",
                        Integer.toString(plan.rounds()),
                        FULL,
                        "%,d symbols, %,d accounts, %,d policies"
                                .formatted(plan.symbols(), plan.accounts(), plan.stored())),
                sides,
                figures.all(),
                List.of(
                        "four of the policies are about each order, one has a condition and one an edit",
                        "in force: from the time of the change's record in Kafka, by state_propagation_seconds"));
    }
}
