package io.interlock.localstack.command;

import io.interlock.localstack.Home;
import io.interlock.localstack.plan.Problem;
import io.interlock.localstack.process.StartUpCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** Runs a benchmark of {@code tests/benchmarks}, which starts what it needs itself. */
@Command(name = "bench", description = "Run a benchmark: bench order-path")
final class BenchCommand implements Callable<Integer> {
    private static final String MAIN = "io.interlock.benchmarks.BenchmarksApplication";

    @Unmatched private List<String> words = new ArrayList<>();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path target = Home.find().root().resolve("tests/benchmarks/target");
        Path classPath = target.resolve("classpath");
        if (!Files.exists(classPath)) {
            throw new Problem("The benchmarks are not built: run ./interlock build");
        }
        List<String> command = new ArrayList<>();
        command.add(StartUpCache.java());
        command.add("-XX:+UseSerialGC");
        command.add("-Dinterlock.home=" + Home.find().root());
        command.add("-cp");
        command.add(target.resolve("classes") + ":" + Files.readString(classPath).strip());
        command.add(MAIN);
        command.addAll(words);
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }
}
