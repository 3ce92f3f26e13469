package io.interlock.systemtests.faults;

import static io.interlock.testkit.Eventually.within;

import io.interlock.localstack.LocalStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Gateway and routing end at each instant that has a name. */
@Tag("faults")
class KillPointTest {
    private static final int RATE = 100;
    private static final int TIMES = Integer.getInteger("faults.times", 5);

    /** How many passes are random. */
    private static final int PASSES = 100;

    private static final int SESSIONS_THAT_LOG_ON = 6;
    private static final int BURST = 8;

    @Test
    @Tag("short")
    void killedAtSomeNamedPoints() {
        Scenario scenario = Scenario.of("killed at named points").flow(RATE);
        for (String name : List.of("K8", "K13")) {
            killAt(KillPoint.named(name), scenario);
        }
        scenario.afterOrders(50, 50).verdict();
    }

    /** A verdict for each of them. */
    @ParameterizedTest
    @MethodSource("points")
    @Tag("full")
    void killedSeveralTimesAtOnePoint(String name) {
        Scenario scenario = Scenario.of("killed %d times at %s".formatted(TIMES, name)).flow(RATE);
        for (int i = 0; i < TIMES; i++) {
            killAt(KillPoint.named(name), scenario);
        }
        scenario.afterOrders(50, 50).verdict();
    }

    static Stream<String> points() {
        String chosen = System.getProperty("faults.points", "");
        return chosen.isEmpty() ? KillPoint.all().keySet().stream() : Stream.of(chosen.split(","));
    }

    private static void killAt(KillPoint point, Scenario scenario) {
        FaultPlatform platform = scenario.platform();
        LocalStack stack = platform.stack();
        long before = passes(platform, point);
        boolean atStart = point.name().equals("K11");
        int pass = scenario.random().nextInt(1, mostPasses(point) + 1);
        ProcessHandle dying = stack.process(point.process()).orElseThrow();
        String what = "kill at %s, %s, pass %d";
        scenario.inject(
                what.formatted(point.name(), point.description(), pass),
                () -> {
                    if (atStart) {
                        stack.nextStartWith(
                                point.process(), point.inEnvironment(pass, platform.data()));
                        stack.kill(point.process());
                        stack.start(point.process());
                    } else {
                        point.attach(dying, pass, platform.data());
                    }
                });
        provoke(point, scenario);
        ProcessHandle last = stack.process(point.process()).orElse(dying);
        within(Duration.ofSeconds(60))
                .every(Duration.ofMillis(50))
                .is(point.name() + " to be reached", () -> passes(platform, point) > before);
        within(Duration.ofSeconds(20))
                .is("the killed process to be started again", () -> startedAfter(last, point));
        stack.awaitReady(point.process());
        scenario.up();
    }

    /** What is reached seldom must be reached soon. */
    private static int mostPasses(KillPoint point) {
        return switch (point.name()) {
            case "K3r" -> 30;
            case "K4" -> 3;
            case "K5" -> 1;
            case "K10" -> 10;
            case "K11" -> SESSIONS_THAT_LOG_ON;
            default -> PASSES;
        };
    }

    /** Points off the beaten track of an order need a reason to be reached. */
    private static void provoke(KillPoint point, Scenario scenario) {
        FaultPlatform platform = scenario.platform();
        switch (point.name()) {
            // more than its session may send: the gateway refuses by itself
            case "K4", "K5" -> platform.burst(BURST);
            case "K10" -> {
                // what has vanished on the line is asked for again
                TcpProxy line = platform.line("OMSA-P");
                line.swallow(TcpProxy.Way.THERE);
                scenario.lasting(Duration.ofSeconds(3));
                line.heal();
            }
            default -> {}
        }
    }

    private static boolean startedAfter(ProcessHandle last, KillPoint point) {
        LocalStack stack = FaultPlatform.get().stack();
        stack.start(point.process());
        return stack.process(point.process()).filter(now -> !now.equals(last)).isPresent();
    }

    private static long passes(FaultPlatform platform, KillPoint point) {
        try (Stream<String> lines = Files.lines(platform.stack().log(point.process()))) {
            return lines.filter(line -> line.equals(point.trace())).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
