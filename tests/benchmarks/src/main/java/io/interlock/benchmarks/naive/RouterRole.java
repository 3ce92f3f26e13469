package io.interlock.benchmarks.naive;

import io.interlock.benchmarks.machine.Role;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The pass-through consumer between the two topics. */
@Command(name = "role-naive-router", hidden = true)
public final class RouterRole implements Callable<Integer> {
    @Option(names = "--kafka", required = true)
    private @Nullable String kafka;

    @Override
    public Integer call() throws Exception {
        String bootstrap = Role.required(kafka);
        var producer = Clients.producer(bootstrap);
        Loop loop =
                new Loop(
                        "router",
                        Clients.consumer(bootstrap, "router", Clients.ORDERS),
                        record ->
                                producer.send(
                                        new ProducerRecord<>(
                                                Clients.ROUTED, record.key(), record.value())));
        return Role.runUntilParentEnds(() -> {
            loop.close();
            producer.close();
        });
    }
}
