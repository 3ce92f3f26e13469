package io.interlock.benchmarks;

import io.interlock.benchmarks.decisions.DecisionRole.Case;
import io.interlock.benchmarks.decisions.Judge;
import io.interlock.benchmarks.decisions.Scene;
import io.interlock.benchmarks.machine.Jvm;
import io.interlock.benchmarks.machine.Machine;
import io.interlock.benchmarks.report.Comparison;
import io.interlock.benchmarks.report.Figures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Runs every case of one decision: sides in turns, each case in a JVM of its own. */
public final class DecisionCosts {
    private static final String NAME = "decisions";
    private static final List<String> FLAGS =
            List.of("-XX:+UseSerialGC", "-Xms1g", "-Xmx1g", "-Djava.awt.headless=true");

    private final Plan plan;
    private final Path data;
    private final Figures figures = new Figures();

    /**
     * What to measure.
     *
     * @param rules policies, and buckets
     * @param seconds of warm-up, and again of measuring
     */
    public record Plan(List<Integer> rules, int rounds, int seconds) {}

    public DecisionCosts(Plan plan, Path data) {
        this.plan = plan;
        this.data = data;
    }

    public Comparison run() throws IOException, InterruptedException {
        Path directory = Files.createDirectories(Phases.emptied(data.resolve(NAME)));
        for (int round = 1; round <= plan.rounds(); round++) {
            for (int conditions : List.of(0, 1, Scene.ABOUT)) {
                for (int rules : plan.rules()) {
                    for (Judge.Side side : Judge.Side.values()) {
                        note(side, rules, conditions, one(side, rules, conditions, directory));
                    }
                }
            }
            Phases.say("round %d of %d", round, plan.rounds());
        }
        return new Comparison(
                NAME,
                "One decision",
                Instant.now(),
                Machine.describe(),
                Map.of(
                        "rounds", Integer.toString(plan.rounds()),
                        "seconds", Integer.toString(plan.seconds()),
                        "policies about each order", Integer.toString(Scene.ABOUT),
                        "flags", String.join(" ", FLAGS)),
                Arrays.stream(Judge.Side.values()).map(Judge.Side::title).toList(),
                figures.all(),
                List.of(
                        "10,000 symbols, 100,000 accounts, as many buckets as policies; "
                                + Scene.ABOUT
                                + " policies are about each order, the others about none",
                        "Interlock's decision has its trace and texts and edits a token; the"
                                + " others answer with a name"));
    }

    private Case one(Judge.Side side, int rules, int conditions, Path directory)
            throws IOException, InterruptedException {
        Path out = directory.resolve("%s-%d-%d.json".formatted(side, rules, conditions));
        Files.deleteIfExists(out);
        Path log = directory.resolve("%s-%d-%d.log".formatted(side, rules, conditions));
        int exit =
                new ProcessBuilder(
                                Jvm.again(
                                        FLAGS,
                                        List.of(
                                                "role-decisions",
                                                "--side=" + side,
                                                "--rules=" + rules,
                                                "--conditions=" + conditions,
                                                "--seconds=" + plan.seconds(),
                                                "--out=" + out)))
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start()
                        .waitFor();
        if (exit != 0 || !Files.exists(out)) {
            throw new IOException("a case of %s failed, see %s".formatted(side, log));
        }
        return JsonMapper.shared().readValue(Files.readAllBytes(out), Case.class);
    }

    private void note(Judge.Side side, int rules, int conditions, Case found) {
        String label = "%,d policies, %s".formatted(rules, asked(conditions));
        figures.add(label + ", median", "µs", side.title(), found.p50());
        figures.add(label + ", p99", "µs", side.title(), found.p99());
        figures.add(label + ", allocated", "bytes", side.title(), found.bytes());
        Phases.say("  %s, %s: %.2f µs", side.title(), label, found.p50());
    }

    private static String asked(int conditions) {
        return conditions == 0
                ? "no condition"
                : conditions == 1 ? "1 condition asked" : conditions + " conditions asked";
    }
}
