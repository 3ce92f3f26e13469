package io.interlock.benchmarks.pipeline;

import io.interlock.benchmarks.machine.ChildProcess;
import io.interlock.benchmarks.machine.Jvm;
import io.interlock.benchmarks.machine.StopAtExit;
import io.interlock.testkit.FreePorts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The processes of one pipeline, in the order they were started; closed in reverse. */
public final class Processes implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final List<String> FLAGS =
            List.of("-XX:+UseSerialGC", "-Xmx512m", "-Xshare:auto", "-Djava.awt.headless=true");

    private final Path directory;
    private final List<ChildProcess> children = new ArrayList<>();
    private final List<StopAtExit> stops = new ArrayList<>();

    public Processes(Path directory) {
        this.directory = directory;
    }

    public Path directory() {
        return directory;
    }

    /** Starts a role of this program and waits until it is ready. */
    public void role(String name, String role, Object... options)
            throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(role));
        for (Object option : options) {
            arguments.add(option.toString());
        }
        add(name, Jvm.again(FLAGS, arguments), Map.of()).awaitReady(PATIENCE);
    }

    /** Starts a broker and returns its bootstrap address. */
    public String broker() throws IOException, InterruptedException {
        List<Integer> ports = FreePorts.take(2);
        Path data = directory.resolve("kafka");
        role(
                "kafka",
                "role-broker",
                "--data=" + data,
                "--port=" + ports.get(0),
                "--controller-port=" + ports.get(1));
        return "127.0.0.1:" + ports.get(0);
    }

    /** Starts the OMS stand-in with a session on each port. */
    public void oms(Map<String, Integer> sessions) throws IOException, InterruptedException {
        List<Object> options = new ArrayList<>();
        options.add("--store=" + directory.resolve("oms-store"));
        sessions.forEach((compId, port) -> options.add("--session=" + compId + "=" + port));
        role("oms", "role-oms", options.toArray());
    }

    public ChildProcess add(String name, List<String> command, Map<String, String> environment)
            throws IOException {
        ChildProcess child = ChildProcess.start(name, directory, command, environment);
        children.add(child);
        stops.add(StopAtExit.of(child::close));
        return child;
    }

    /** Has something stopped together with the processes, in its turn. */
    public void stopToo(Runnable stop) {
        stops.add(StopAtExit.of(stop));
    }

    public Map<String, Long> pids() {
        Map<String, Long> pids = new LinkedHashMap<>();
        children.forEach(child -> pids.put(child.name(), child.pid()));
        return pids;
    }

    @Override
    public void close() {
        stops.reversed().forEach(StopAtExit::close);
    }
}
