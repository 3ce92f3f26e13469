package io.interlock.localstack.command;

import io.interlock.localstack.DataDirectory;
import io.interlock.localstack.plan.Part;
import io.interlock.localstack.plan.Problem;
import io.interlock.localstack.process.LogFile;
import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a part has printed. The simulators share one log. */
@Command(name = "logs", description = "Print the log of a part")
final class LogsCommand implements Callable<Integer> {
    @Mixin private DataOption data = new DataOption();

    @Parameters(paramLabel = "NAME", description = "A part, or 'launcher'")
    private String name = "";

    @Option(names = "-f", description = "Go on with what is appended")
    private boolean follow;

    @Option(names = "-n", paramLabel = "LINES", description = "How many lines (default: 100)")
    private int lines = 100;

    @Override
    public Integer call() throws IOException {
        DataDirectory directory = data.directory();
        boolean own = name.equals("launcher") || name.equals(Part.SIMULATORS);
        LogFile log = new LogFile(directory.log(own ? name : Part.named(name).process()));
        if (!Files.exists(log.path())) {
            throw new Problem("There is no log " + log.path() + " yet");
        }
        log.tail(lines).forEach(System.out::println);
        if (follow) {
            log.follow(
                    text -> {
                        System.out.print(text);
                        System.out.flush();
                    },
                    () -> false);
        }
        return 0;
    }
}
