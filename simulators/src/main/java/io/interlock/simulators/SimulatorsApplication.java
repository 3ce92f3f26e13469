package io.interlock.simulators;

import io.interlock.simulators.ticket.OrderTicket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs simulators until it is stopped: {@code --run oms-a,oms-b,trader,crm}. */
@Command(
        name = "simulators",
        mixinStandardHelpOptions = true,
        description = "OMS, trader and CRM simulators on real protocols.",
        subcommands = OrderTicket.class)
public final class SimulatorsApplication implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(SimulatorsApplication.class);

    /** The simulators by the names that the local stack uses. */
    enum Part {
        OMS_A("oms-a"),
        OMS_B("oms-b"),
        TRADER("trader"),
        CRM("crm");

        private final String label;

        Part(String label) {
            this.label = label;
        }

        static Part of(String label) {
            for (Part part : values()) {
                if (part.label.equals(label)) {
                    return part;
                }
            }
            throw new CommandLine.TypeConversionException(
                    "'" + label + "' is none of oms-a, oms-b, trader, crm");
        }

        String label() {
            return label;
        }
    }

    @Option(names = "--run", split = ",", description = "What to run; all by default.")
    List<Part> run = List.of(Part.values());

    @Mixin SimulatorsOptions options = new SimulatorsOptions();

    private SimulatorsApplication() {}

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    private static CommandLine commandLine() {
        return OrderTicket.brief(
                new CommandLine(new SimulatorsApplication())
                        .registerConverter(Part.class, Part::of));
    }

    @Override
    public Integer call() throws InterruptedException {
        List<AutoCloseable> running = new ArrayList<>();
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().unstarted(() -> stop(running, stopped)));
        for (Part part : run) {
            running.add(
                    switch (part) {
                        case OMS_A -> options.omsA().start();
                        case OMS_B -> options.omsB().start();
                        case TRADER -> options.trader().start();
                        case CRM -> options.crm().start();
                    });
        }
        LOG.info("Simulators are running: {}", run.stream().map(Part::label).toList());
        stopped.await();
        return 0;
    }

    private static void stop(List<AutoCloseable> running, CountDownLatch stopped) {
        for (AutoCloseable each : running.reversed()) {
            try {
                each.close();
            } catch (Exception e) {
                LOG.warn("Did not stop cleanly", e);
            }
        }
        stopped.countDown();
    }
}
