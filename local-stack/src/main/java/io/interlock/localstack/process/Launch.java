package io.interlock.localstack.process;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How a child process is started and asked whether it is ready.
 *
 * @param ready {@code http} addresses must answer 200, {@code tcp} ones accept a connection
 */
public record Launch(
        String name,
        List<String> command,
        Map<String, String> environment,
        Path log,
        List<URI> ready) {

    public Launch {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
        ready = List.copyOf(ready);
    }

    /** The same with more environment variables. */
    Launch with(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(more);
        return new Launch(name, command, all, log, ready);
    }
}
