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

/** The gateway's process ends at any instant, and at each instant that has a name. */
@Tag("faults")
class GatewayKillTest {
    private static final int RATE = 100;

    @Test
    void killedAtRandomInstants() {
        randomKills(2);
    }

    @Test
    @Tag("full")
    void killedAtSixtyRandomInstants() {
        randomKills(60);
    }

    @Test
    void killedAtSomeNamedPoints() {
        String chosen = System.getProperty("faults.points", "K6,K8,K9,K13");
        killPoints(List.of(chosen.split(",")));
    }

    @Test
    @Tag("full")
    void killedTenTimesAtEveryNamedPoint() {
        for (int round = 0; round < 10; round++) {
            killPoints(List.copyOf(KillPoint.all().keySet()));
        }
    }

    private static void randomKills(int times) {
        Scenario scenario = Scenario.of("gateway killed at random").flow(RATE);
        FaultPlatform platform = scenario.platform();
        for (int i = 0; i < times; i++) {
            scenario.afterOrders(50, 250)
                    .inject(
                            "kill -9 gateway",
                            () -> {
                                platform.stack().kill(FaultPlatform.GATEWAY);
                                platform.stack().start(FaultPlatform.GATEWAY);
                            })
                    .up();
        }
        scenario.afterOrders(50, 50).verdict();
    }

    private static void killPoints(List<String> names) {
        Scenario scenario = Scenario.of("gateway killed at named points").flow(RATE);
        for (String name : names) {
            killAt(KillPoint.named(name), scenario);
        }
        scenario.afterOrders(50, 50).verdict();
    }

    private static void killAt(KillPoint point, Scenario scenario) {
        FaultPlatform platform = scenario.platform();
        LocalStack stack = platform.stack();
        long before = passes(platform, point);
        boolean atStart = point.name().equals("K11");
        boolean inResend = point.name().equals("K10");
        int pass = atStart ? 1 : scenario.random().nextInt(1, inResend ? 10 : 100);
        ProcessHandle dying = stack.process(FaultPlatform.GATEWAY).orElseThrow();
        String what = "kill at %s, %s, pass %d";
        scenario.inject(
                what.formatted(point.name(), point.description(), pass),
                () -> {
                    if (atStart) {
                        stack.nextStartWith(
                                FaultPlatform.GATEWAY, point.inEnvironment(pass, platform.data()));
                        stack.kill(FaultPlatform.GATEWAY);
                        stack.start(FaultPlatform.GATEWAY);
                    } else {
                        point.attach(dying, pass, platform.data());
                    }
                });
        if (inResend) {
            // what has vanished on the line is asked for again
            TcpProxy line = platform.line("OMSA-P");
            line.swallow(TcpProxy.Way.THERE);
            scenario.lasting(Duration.ofSeconds(3));
            line.heal();
        }
        ProcessHandle last = stack.process(FaultPlatform.GATEWAY).orElse(dying);
        within(Duration.ofSeconds(60))
                .every(Duration.ofMillis(100))
                .is(point.name() + " to be reached", () -> passes(platform, point) > before);
        within(Duration.ofSeconds(20))
                .is("the gateway to be started again", () -> startedAfter(last, stack));
        scenario.up();
    }

    private static boolean startedAfter(ProcessHandle last, LocalStack stack) {
        stack.start(FaultPlatform.GATEWAY);
        return stack.process(FaultPlatform.GATEWAY).filter(now -> !now.equals(last)).isPresent();
    }

    private static long passes(FaultPlatform platform, KillPoint point) {
        try (Stream<String> lines = Files.lines(platform.stack().log(FaultPlatform.GATEWAY))) {
            return lines.filter(line -> line.equals(point.trace())).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
