package io.interlock.localstack.command;

import io.interlock.localstack.DataDirectory;
import io.interlock.localstack.Home;
import io.interlock.localstack.RunState;
import io.interlock.localstack.plan.Ports;
import io.interlock.localstack.plan.Problem;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --data DIR}, shared by all commands. */
public final class DataOption {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where everything is kept (default: ./data in the repository)")
    private @Nullable Path directory;

    DataDirectory directory() {
        Path chosen = directory;
        return new DataDirectory(chosen == null ? Home.find().root().resolve("data") : chosen);
    }

    /** The launcher that runs on the directory now. */
    Optional<ProcessHandle> launcher() {
        return directory().pidFiles().living("launcher");
    }

    Optional<RunState> running() {
        return launcher().isEmpty() ? Optional.empty() : RunState.read(directory().state());
    }

    RunState mustRun() {
        return running()
                .orElseThrow(() ->
                        new Problem(
                                "Interlock is not running on "
                                        + directory().path()
                                        + ": start it with ./interlock up"));
    }

    Ports ports() {
        return new Ports(mustRun().ports());
    }
}
