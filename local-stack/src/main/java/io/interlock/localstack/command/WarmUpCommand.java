package io.interlock.localstack.command;

import io.interlock.localstack.LocalStack;
import io.interlock.localstack.plan.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/** A run of the launcher's own servers, for the sake of its start-up cache. */
@Command(name = "warm-up", hidden = true)
final class WarmUpCommand implements Callable<Integer> {

    @Override
    public Integer call() throws IOException {
        Path directory = Files.createTempDirectory("interlock-warm-up");
        String[] children =
                Stream.of(Part.values())
                        .filter(part -> part.kind() != Part.Kind.INFRASTRUCTURE)
                        .map(Part::label)
                        .toArray(String[]::new);
        try (LocalStack stack =
                LocalStack.builder()
                        .data(directory)
                        .freePorts()
                        .without(children)
                        .reporter(System.out::println)
                        .start()) {
            System.out.println(Overview.of(stack));
            System.out.println(stack.token("viewer"));

            return 0;
        } finally {
            try (Stream<Path> all = Files.walk(directory)) {
                all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
            }
        }
    }
}
