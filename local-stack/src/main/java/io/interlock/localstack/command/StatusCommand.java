package io.interlock.localstack.command;

import io.interlock.localstack.RunState;
import io.interlock.localstack.RunState.PartState;
import io.interlock.localstack.plan.Table;
import io.interlock.localstack.process.Memory;
import io.interlock.localstack.process.Status;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How every part is. Ends with 0 when all are ready, 1 when not, 3 when nothing runs. */
@Command(name = "status", description = "Show how every part is")
final class StatusCommand implements Callable<Integer> {
    private static final int NOT_RUNNING = 3;

    @Mixin private DataOption data = new DataOption();

    @Option(names = "--json", description = "As JSON")
    private boolean json;

    @Option(names = "--users", description = "Users, passwords and addresses")
    private boolean users;

    @Override
    public Integer call() {
        RunState state = data.running().orElse(null);
        if (state == null) {
            System.out.println(
                    json
                            ? "{\"ready\":false,\"parts\":[]}"
                            : "Interlock is not running on " + data.directory().path());
            return NOT_RUNNING;
        }
        if (json) {
            System.out.println(state.json());
        } else if (users) {
            System.out.print(Overview.of(state, data.directory().knownCredentials()));
        } else {
            print(state);
        }
        return allReady(state) ? 0 : 1;
    }

    private static boolean allReady(RunState state) {
        return state.ready()
                && state.parts().stream().allMatch(part -> part.status() == Status.READY);
    }

    private static void print(RunState state) {
        Table table = new Table().row("PART", "STATUS", "PORTS", "PID", "MEMORY", "RESTARTS", "");
        Set<Long> counted = new LinkedHashSet<>();
        for (PartState part : state.parts()) {
            boolean first = part.pid() != 0 && counted.add(part.pid());
            table.row(
                    part.name(),
                    part.status().label(),
                    ports(part.ports()),
                    part.pid() == 0 ? "-" : Long.toString(part.pid()),
                    first ? memory(part.pid()) + " MB" : "",
                    Integer.toString(part.restarts()),
                    part.status() == Status.READY ? "" : part.detail());
        }
        long launcher = ProcessHandle.of(state.launcher()).map(Memory::mebibytesAlone).orElse(0L);
        table.row(
                "launcher",
                "",
                "",
                Long.toString(state.launcher()),
                launcher + " MB",
                "",
                "with kafka and identity");
        long total = launcher + counted.stream().mapToLong(StatusCommand::memory).sum();
        System.out.print(table);
        System.out.println("Memory in all: " + total + " MB. Console: " + state.console());
    }

    private static String ports(Map<String, Integer> ports) {
        return ports.values().stream().map(Object::toString).collect(Collectors.joining(" "));
    }

    private static long memory(long pid) {
        return ProcessHandle.of(pid).map(Memory::mebibytes).orElse(0L);
    }
}
