package io.interlock.localstack.command;

import io.interlock.localstack.LocalStack;
import io.interlock.localstack.LocalStackBuilder;
import io.interlock.localstack.plan.Ports;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts everything and stays in the foreground until it is told to stop. */
@Command(name = "up", description = "Start the platform")
final class UpCommand implements Callable<Integer> {
    @Mixin private DataOption data = new DataOption();

    @Option(
            names = "--without",
            split = ",",
            paramLabel = "NAME",
            description = "Leave out a part, so that a real one can take its place (repeatable)")
    private List<String> without = List.of();

    @Option(names = "--no-flow", description = "No simulated orders")
    private boolean noFlow;

    @Option(names = "--no-training", description = "Start even if start-up caches are missing")
    private boolean noTraining;

    @Option(names = "--detach", description = "Return once it is ready; stop with 'down'")
    private boolean detach;

    @Option(
            names = "--port",
            paramLabel = "NAME=N",
            description = "Another port, e.g. ops-api=18080, fix=19880, oms-a-primary=19901")
    private Map<String, Integer> ports = new LinkedHashMap<>();

    @Option(names = "--port-offset", paramLabel = "N", description = "Add N to every port")
    private int offset;

    @Option(
            names = "--config",
            paramLabel = "DIR",
            description = "Directory of the YAML outside the jars (default: deploy/config)")
    private @Nullable Path configuration;

    @Override
    public Integer call() throws InterruptedException {
        if (detach) {
            return new Detached(data.directory()).start();
        }
        LocalStackBuilder builder =
                LocalStack.builder()
                        .data(data.directory().path())
                        .ports(Ports.standard().shiftedBy(offset).with(ports))
                        .without(without.toArray(String[]::new))
                        .reporter(UpCommand::say)
                        .stopAtExit(() -> say("\nStopping Interlock"));
        if (!without.isEmpty()) {
            // what was left out may come later, from elsewhere
            builder.startLimit(Duration.ofDays(1));
        }
        if (noFlow) {
            builder.noFlow();
        }
        if (!noTraining) {
            builder.training();
        }
        if (configuration != null) {
            builder.configuration(configuration);
        }
        LocalStack stack = builder.start();
        say("");
        say(Overview.of(stack));
        say(Detached.READY);
        say(stack.console().toString());
        new CountDownLatch(1).await();
        return 0;
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
