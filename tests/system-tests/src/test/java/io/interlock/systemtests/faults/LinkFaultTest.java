package io.interlock.systemtests.faults;

import io.interlock.simulators.oms.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The lines between gateway and OMS, and the peers at their ends. */
@Tag("faults")
class LinkFaultTest {
    private static final int RATE = 100;

    @Test
    @Tag("full")
    void linesCutBothWaysOneWayAndReset() {
        Scenario scenario = Scenario.of("lines cut").flow(RATE);
        FaultPlatform platform = scenario.platform();
        hurt(scenario, "OMSA-P cut both ways", platform.line("OMSA-P"), TcpProxy::cut, 3);
        hurt(scenario, "OMSA-P reset", platform.line("OMSA-P"), TcpProxy::reset, 0);
        hurt(
                scenario,
                "to OMSB-P one way",
                platform.line("OMSB-P"),
                line -> line.swallow(TcpProxy.Way.THERE),
                2);
        hurt(
                scenario,
                "from OMSA-P one way",
                platform.line("OMSA-P"),
                line -> line.swallow(TcpProxy.Way.BACK),
                2);
        scenario.afterOrders(100, 100).verdict();
    }

    @Test
    @Tag("full")
    void linesHurtAtRandom() {
        Scenario scenario = Scenario.of("lines hurt at random").flow(RATE);
        FaultPlatform platform = scenario.platform();
        List<String> lines = List.of("OMSA-P", "OMSA-S", "OMSA-DC", "OMSB-P", "OMSB-S", "entry");
        for (int i = 0; i < 40; i++) {
            String name = lines.get(scenario.random().nextInt(lines.size()));
            int seconds = scenario.random().nextInt(1, 15);
            TcpProxy line = platform.line(name);
            switch (scenario.random().nextInt(6)) {
                case 0 -> hurt(scenario, name + " cut", line, TcpProxy::cut, seconds);
                case 1 -> hurt(scenario, name + " reset", line, TcpProxy::reset, 0);
                case 2 ->
                        hurt(
                                scenario,
                                "to " + name + " swallowed",
                                line,
                                each -> each.swallow(TcpProxy.Way.THERE),
                                seconds);
                case 3 ->
                        hurt(
                                scenario,
                                "from " + name + " swallowed",
                                line,
                                each -> each.swallow(TcpProxy.Way.BACK),
                                seconds);
                case 4 ->
                        hurt(
                                scenario,
                                name + " slow",
                                line,
                                each -> each.delay(Duration.ofMillis(200)),
                                seconds);
                default ->
                        hurt(
                                scenario,
                                name + " in a trickle",
                                line,
                                each -> each.trickle(true),
                                seconds);
            }
        }
        scenario.afterOrders(100, 100).verdict();
    }

    @Test
    @Tag("full")
    void lineDeadForAMinute() {
        Scenario scenario = Scenario.of("line dead for a minute").flow(RATE);
        hurt(
                scenario,
                "to OMSA-P swallowed",
                scenario.platform().line("OMSA-P"),
                line -> line.swallow(TcpProxy.Way.THERE),
                60);
        scenario.afterOrders(100, 100).verdict();
    }

    @Test
    @Tag("full")
    void everyFourthPacketIsLost() {
        LossyPath.problem()
                .ifPresent(why -> {
                    System.out.println("[faults] SKIPPED, no lossy network: " + why);
                    Assumptions.abort(why);
                });
        Scenario scenario = Scenario.of("lossy line").flow(RATE).afterOrders(50, 100);
        TcpProxy line = scenario.platform().line("OMSA-P");
        List<LossyPath> path = new ArrayList<>();
        try {
            scenario.inject(
                            "25 % of OMSA-P's packets lost, each way",
                            () -> path.add(LossyPath.on(line, 25)))
                    .lasting(Duration.ofSeconds(8))
                    .then("no more loss", line::heal);
        } finally {
            path.forEach(LossyPath::close);
        }
        scenario.up().afterOrders(100, 100).verdict();
    }

    @Test
    @Tag("full")
    void omsRestarted() {
        Scenario scenario = Scenario.of("OMS restarted").flow(RATE).afterOrders(100, 200);
        FaultPlatform platform = scenario.platform();
        scenario.inject("stop OMSA", () -> platform.stopOms("OMSA"))
                .lasting(Duration.ofSeconds(2))
                .then("start OMSA", () -> platform.startOms("OMSA"))
                .up()
                .afterOrders(100, 100)
                .verdict();
    }

    @Test
    @Tag("full")
    void primaryRefusesLogonAndComesBack() {
        Scenario scenario = Scenario.of("primary refuses Logon").flow(RATE).afterOrders(100, 200);
        FaultPlatform platform = scenario.platform();
        scenario.inject(
                        "OMSA-P accepts TCP and refuses Logon",
                        () -> platform.oms("OMSA").fault("OMSA-P", Fault.REFUSE_LOGON, 0))
                .lasting(Duration.ofSeconds(5))
                .then(
                        "OMSA-P accepts Logon",
                        () -> platform.oms("OMSA").fault("OMSA-P", Fault.CLEAR, 0))
                .up()
                .afterOrders(100, 100)
                .verdict();
    }

    @Test
    void traderAwayAndBack() {
        Scenario scenario = Scenario.of("trader away").flow(RATE).afterOrders(100, 200);
        FaultPlatform platform = scenario.platform();
        scenario.inject("TRADER1 vanishes", () -> platform.trader().endpoint("TRADER1").kill())
                .lasting(Duration.ofSeconds(3))
                .then("TRADER1 is back", () -> platform.trader().endpoint("TRADER1").start())
                .up()
                .afterOrders(100, 100)
                .verdict();
    }

    private static void hurt(
            Scenario scenario, String what, TcpProxy line, Consumer<TcpProxy> fault, int seconds) {
        scenario.afterOrders(50, 150)
                .inject(what + " for " + seconds + " s", () -> fault.accept(line))
                .lasting(Duration.ofSeconds(seconds))
                .then("whole again", line::heal)
                .up();
    }
}
