package io.interlock.benchmarks;

import io.interlock.benchmarks.decisions.DecisionRole;
import io.interlock.benchmarks.machine.BrokerRole;
import io.interlock.benchmarks.naive.GatewayRole;
import io.interlock.benchmarks.naive.RouterRole;
import io.interlock.benchmarks.naive.SyncSenderRole;
import io.interlock.benchmarks.oms.OmsRole;
import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code ./interlock bench}: each benchmark is a subcommand. */
@Command(
        name = "bench",
        description = "Measures the product beside its peers.",
        mixinStandardHelpOptions = true,
        subcommands = {
            OrderPathCommand.class,
            FixSessionsCommand.class,
            SessionCommand.class,
            PlatformCommand.class,
            OpsCommand.class,
            DecisionsCommand.class,
            PoliciesCommand.class,
            ReconCommand.class,
            DecisionRole.class,
            BrokerRole.class,
            OmsRole.class,
            RouterRole.class,
            GatewayRole.class,
            SyncSenderRole.class
        })
public final class BenchApplication {
    public static void main(String[] arguments) {
        CommandLine command = new CommandLine(new BenchApplication());
        command.setExecutionExceptionHandler((failure, line, parsed) -> {
            if (!(failure instanceof IOException)) {
                throw failure;
            }
            System.err.println("bench: " + failure.getMessage());
            return 1;
        });
        System.exit(command.execute(arguments));
    }
}
