package io.interlock.benchmarks;

import io.interlock.benchmarks.pipeline.Side;
import io.interlock.benchmarks.report.Comparison;
import io.interlock.benchmarks.report.Lines;
import io.interlock.benchmarks.report.ResultFiles;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Many idle sessions and a large resend beside a trader. */
@Command(
        name = "fix-sessions",
        description = "A trader's latency beside many idle sessions and a large resend.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
public final class FixSessionsCommand implements Callable<Integer> {
    @Option(names = "--sessions", description = "Client sessions that only beat.")
    private int sessions = 500;

    @Option(names = "--heartbeats", description = "Heartbeats a minute that they send together.")
    private int heartbeats = 10_000;

    @Option(names = "--rate", description = "Orders a second of the trader.")
    private int rate = 500;

    @Option(names = "--warm-up", description = "Seconds of the trader's load before measuring.")
    private int warmUpSeconds = 10;

    @Option(names = "--pairs", description = "Phases without and with the sessions, in turns.")
    private int pairs = 2;

    @Option(names = "--phase", description = "Seconds of each phase.")
    private int phaseSeconds = 12;

    @Option(names = "--resend", description = "Messages that one session asks for again; 0: none.")
    private int resend = 100_000;

    @Option(names = "--resends", description = "Times it asks in each phase; 0: again and again.")
    private int resends;

    @Option(names = "--fill-rate", description = "Orders a second by which it gets them first.")
    private int fillRate = 1_000;

    @Option(names = "--sides", split = ",", description = "${COMPLETION-CANDIDATES}")
    private List<Side> sides = List.of(Side.NAIVE, Side.INTERLOCK);

    @Mixin private Places places = new Places();

    @Option(names = "--quick", description = "Few sessions, some seconds: shows that it works.")
    private boolean quick;

    @Override
    public Integer call() throws Exception {
        FixSessions.Plan plan =
                quick
                        ? new FixSessions.Plan(
                                sides,
                                20,
                                1_200,
                                100,
                                Duration.ofSeconds(1),
                                1,
                                Duration.ofSeconds(2),
                                400,
                                0,
                                200)
                        : new FixSessions.Plan(
                                sides,
                                sessions,
                                heartbeats,
                                rate,
                                Duration.ofSeconds(warmUpSeconds),
                                pairs,
                                Duration.ofSeconds(phaseSeconds),
                                resend,
                                resends,
                                fillRate);
        Comparison result = new FixSessions(plan, places.data(), places.home()).run();
        System.out.println();
        System.out.println(Lines.of(result));
        System.out.println("Written: " + ResultFiles.write(result, places.out()));
        return 0;
    }
}
