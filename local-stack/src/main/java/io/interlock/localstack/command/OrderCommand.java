package io.interlock.localstack.command;

import io.interlock.localstack.Home;
import io.interlock.localstack.plan.Environment;
import io.interlock.localstack.plan.Jvm;
import io.interlock.localstack.plan.Part;
import io.interlock.localstack.process.StartUpCache;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Unmatched;

/** Hands the words to the order ticket, a real FIX client among the simulators. */
@Command(
        name = "order",
        description =
                "Send a FIX order and print its reports: order buy 10000 EURUSD market; order --help")
final class OrderCommand implements Callable<Integer> {
    @Mixin private DataOption data = new DataOption();
    @Unmatched private List<String> words = new ArrayList<>();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Home home = Home.find();
        StartUpCache cache =
                new StartUpCache(
                        home.startUpCaches(),
                        home.jar(Part.SIMULATORS),
                        Jvm.flags(Part.SIMULATORS));
        cache.unpack();
        words.addFirst("order");
        ProcessBuilder ticket = new ProcessBuilder(cache.command(words)).inheritIO();
        ticket.environment()
                .put("INTERLOCK_CLI_DATA", data.directory().path().resolve("cli").toString());
        ticket.environment()
                .putAll(
                        new Environment(
                                        data.ports(),
                                        data.directory().knownCredentials(),
                                        home.configuration(),
                                        data.directory().path(),
                                        false)
                                .fixClient());
        return ticket.start().waitFor();
    }
}
