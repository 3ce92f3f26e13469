package io.interlock.localstack.command;

import io.interlock.localstack.plan.Problem;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line. A {@link Problem} is printed as it is; anything else with its stack trace. */
@Command(
        name = "interlock",
        description = "Runs the Interlock platform on this machine.",
        mixinStandardHelpOptions = true,
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            TokenCommand.class,
            OrderCommand.class,
            OpsCommand.class,
            EnvCommand.class,
            BenchCommand.class,
            IdentityCommand.class,
            WarmUpCommand.class
        },
        footer = {
            "",
            "Also: 'build' builds what is not built, 'test' runs all tests and ends with their counts."
        })
public final class Commands implements Runnable {
    private Commands() {}

    /** Returns the exit code. */
    public static int run(String... arguments) {
        return new CommandLine(new Commands())
                .setExecutionExceptionHandler((failure, commandLine, parsed) -> {
                    if (failure instanceof Problem) {
                        System.err.println(failure.getMessage());
                    } else {
                        failure.printStackTrace();
                    }
                    return 1;
                })
                .execute(arguments);
    }

    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }
}
