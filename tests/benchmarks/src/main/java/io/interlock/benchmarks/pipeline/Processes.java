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
    private static final int HEAP_MIB = 512;

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
    public ChildProcess role(String name, String role, Object... options)
            throws IOException, InterruptedException {
        return role(name, HEAP_MIB, role, options);
    }

    /** The same with a heap of its own size. */
    public ChildProcess role(String name, int heapMib, String role, Object... options)
            throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(role));
        for (Object option : options) {
            arguments.add(option.toString());
        }
        List<String> flags =
                List.of(
                        "-XX:+UseSerialGC",
                        "-Xmx" + heapMib + "m",
                        "-Xshare:auto",
                        "-Djava.awt.headless=true");
        return add(name, Jvm.again(flags, arguments), Map.of()).awaitReady(PATIENCE);
    }

    /** Starts a broker and returns its bootstrap address. */
    public String broker() throws IOException, InterruptedException {
        List<Integer> ports = FreePorts.take(2);
        return broker(ports.get(0), ports.get(1));
    }

    /** Starts a broker on chosen ports and returns its bootstrap address. */
    public String broker(int port, int controllerPort) throws IOException, InterruptedException {
        Path data = directory.resolve("kafka");
        role(
                "kafka",
                "role-broker",
                "--data=" + data,
                "--port=" + port,
                "--controller-port=" + controllerPort);
        return "127.0.0.1:" + port;
    }

    /** Starts the OMS stand-in with a session on each port. */
    public void oms(Map<String, Integer> sessions) throws IOException, InterruptedException {
        oms(sessions, List.of());
    }

    /** The same with more options of the role. */
    public void oms(Map<String, Integer> sessions, List<String> more)
            throws IOException, InterruptedException {
        List<Object> options = new ArrayList<>(more);
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
