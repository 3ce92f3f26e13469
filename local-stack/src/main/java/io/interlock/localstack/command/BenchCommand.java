package io.interlock.localstack.command;

import io.interlock.localstack.Home;
import io.interlock.localstack.process.StartUpCache;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** Runs a benchmark of {@code tests/benchmarks}, which starts what it needs itself. */
@Command(
        name = "bench",
        description = "Run a benchmark: order-path, fix-sessions, session or platform")
final class BenchCommand implements Callable<Integer> {
    @Unmatched private List<String> words = new ArrayList<>();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Home home = Home.find();
        List<String> command = new ArrayList<>();
        command.add(StartUpCache.java());
        command.add("-XX:+UseSerialGC");
        command.add("-Dinterlock.home=" + home.root());
        command.add("-jar");
        command.add(home.jar("tests/benchmarks").toString());
        command.addAll(words);
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }
}
