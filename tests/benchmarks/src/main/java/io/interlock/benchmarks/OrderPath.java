package io.interlock.benchmarks;

import io.interlock.benchmarks.load.LoadClient;
import io.interlock.benchmarks.load.Schedule;
import io.interlock.benchmarks.machine.Machine;
import io.interlock.benchmarks.naive.NaivePipeline;
import io.interlock.benchmarks.pipeline.Pipeline;
import io.interlock.benchmarks.pipeline.Setup;
import io.interlock.benchmarks.pipeline.Side;
import io.interlock.benchmarks.platform.InterlockPipeline;
import io.interlock.benchmarks.platform.PlatformPipeline;
import io.interlock.benchmarks.report.Measurement;
import io.interlock.benchmarks.report.Result;
import io.interlock.benchmarks.report.Summary;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Runs a plan: round by round, one side after the other, each from an empty directory. */
public final class OrderPath {
    private static final int LOWEST_RATE = 50;

    private final Plan plan;
    private final Path data;
    private final Path home;
    private final List<Measurement> measurements = new ArrayList<>();
    private final Map<String, String> atRest = new LinkedHashMap<>();
    private final Map<Side, List<Double>> highest = new EnumMap<>(Side.class);

    /**
     * What to measure.
     *
     * @param name of the benchmark; its files and directory are called so
     * @param rest how long the processes are watched without any load; zero for not at all
     * @param limitMillis what p99 has to stay under in the search
     * @param most where the search ends
     */
    public record Plan(
            String name,
            String title,
            List<Side> sides,
            List<Integer> rates,
            int rounds,
            int warmUpRate,
            Duration warmUp,
            Duration rest,
            Duration measure,
            boolean search,
            Duration searchStep,
            int limitMillis,
            int most) {

        Map<String, String> asSettings() {
            Map<String, String> settings = new LinkedHashMap<>();
            settings.put("rounds", Integer.toString(rounds));
            settings.put("warmUp", warmUp.toSeconds() + " s at " + warmUpRate + "/s");
            settings.put("measure", measure.toSeconds() + " s a rate");
            settings.put("limit", "p99 under " + limitMillis + " ms");
            return settings;
        }
    }

    public OrderPath(Plan plan, Path data, Path home) {
        this.plan = plan;
        this.data = data;
        this.home = home;
    }

    public Result run() throws IOException, InterruptedException {
        Path runDirectory = Phases.emptied(data.resolve(plan.name()));
        for (int round = 1; round <= plan.rounds(); round++) {
            for (Side side : plan.sides()) {
                Phases.say("round %d of %d, %s: starting", round, plan.rounds(), side.title());
                run(side, round, runDirectory.resolve(side + "-" + round));
            }
        }
        return new Result(
                plan.name(),
                plan.title(),
                Instant.now(),
                Machine.describe(),
                settings(),
                Summary.rows(measurements),
                Summary.highest(highest),
                List.copyOf(measurements));
    }

    private void run(Side side, int round, Path directory)
            throws IOException, InterruptedException {
        try (Pipeline pipeline = start(side, directory);
                LoadClient client =
                        LoadClient.logon(pipeline.account(Setup.TRADER), pipeline.port())) {
            Phases.awaitFills(client);
            Phases.say("  warming up: %d s at %d/s", plan.warmUp().toSeconds(), plan.warmUpRate());
            Phases.settle(client.run(Schedule.of(plan.warmUpRate(), plan.warmUp())));
            if (!plan.rest().isZero()) {
                String rest = told(Phases.atRest(pipeline, plan.rest()));
                Phases.say("  at rest, %% of a core: %s", rest);
                atRest.put(side.title() + " at rest, % of a core", rest);
            }
            for (int rate : plan.rates()) {
                Measurement measured =
                        Phases.measure(side, round, rate, plan.measure(), pipeline, client);
                measurements.add(measured);
                Phases.say("  %s", Phases.line(measured));
            }
            if (plan.search()) {
                search(side, round, pipeline, client);
            }
        }
    }

    private Map<String, String> settings() {
        Map<String, String> settings = plan.asSettings();
        settings.putAll(atRest);
        return settings;
    }

    private static String told(Map<String, Double> percent) {
        return percent.entrySet().stream()
                .map(each -> "%s %.1f".formatted(each.getKey(), each.getValue()))
                .collect(Collectors.joining(", "));
    }

    private void search(Side side, int round, Pipeline pipeline, LoadClient client)
            throws IOException, InterruptedException {
        HighestRate rates = new HighestRate(carriedSoFar(side, round), plan.most());
        while (rates.undecided()) {
            int rate = rates.next();
            Measurement step =
                    Phases.measure(side, round, rate, plan.searchStep(), pipeline, client);
            boolean carried = carried(step);
            Phases.say("  %s %s", carried ? "carried " : "too much", Phases.line(step));
            rates.tried(rate, carried);
        }
        highest.computeIfAbsent(side, s -> new ArrayList<>()).add((double) rates.best());
    }

    private boolean carried(Measurement measured) {
        return measured.clean() && measured.latency().p99() < plan.limitMillis();
    }

    private int carriedSoFar(Side side, int round) {
        return measurements.stream()
                .filter(m -> m.side() == side && m.round() == round && carried(m))
                .mapToInt(Measurement::rate)
                .max()
                .orElse(LOWEST_RATE);
    }

    private Pipeline start(Side side, Path directory) throws IOException, InterruptedException {
        Setup setup = Setup.in(directory, home);
        return switch (side) {
            case NAIVE -> NaivePipeline.start(setup);
            case INTERLOCK -> InterlockPipeline.start(setup);
            case PLATFORM -> PlatformPipeline.start(setup);
        };
    }
}
