package io.interlock.systemtests.faults;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.byteman.agent.Main;

/**
 * A named instant at which a JVM of the platform is halted; the names stand in a data file.
 *
 * @param process whose JVM
 */
record KillPoint(String name, String description, String process, String rule) {
    private static final String FILE = "/faults/kill-points.btm";
    private static final Pattern RULE = Pattern.compile("(?ms)^RULE (\\S+) (.*?)$(.*?)^ENDRULE$");

    /** In the order of the file. */
    static Map<String, KillPoint> all() {
        Map<String, KillPoint> points = new LinkedHashMap<>();
        Matcher rules = RULE.matcher(text());
        while (rules.find()) {
            String process =
                    rules.group(3).contains("CLASS io.interlock.routing.")
                            ? FaultPlatform.ROUTING
                            : FaultPlatform.GATEWAY;
            KillPoint point = new KillPoint(rules.group(1), rules.group(2), process, rules.group());
            points.put(point.name(), point);
        }
        return points;
    }

    static KillPoint named(String name) {
        return Objects.requireNonNull(all().get(name), name);
    }

    private static String text() {
        try (InputStream in = KillPoint.class.getResourceAsStream(FILE)) {
            return new String(
                    Objects.requireNonNull(in, FILE).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The environment of a JVM that halts at the {@code pass}-th time the point is reached. */
    Map<String, String> inEnvironment(int pass, Path directory) {
        return Map.of(
                "JAVA_TOOL_OPTIONS",
                "-javaagent:" + agent() + "=script:" + script(pass, directory));
    }

    /** The same for a JVM that runs: it has started at its usual speed. */
    void attach(ProcessHandle process, int pass, Path directory) {
        try {
            VirtualMachine machine = VirtualMachine.attach(Long.toString(process.pid()));
            try {
                machine.loadAgent(agent().toString(), "script:" + script(pass, directory));
            } finally {
                machine.detach();
            }
        } catch (AttachNotSupportedException
                | AgentLoadException
                | AgentInitializationException
                | IOException e) {
            throw new IllegalStateException("cannot arm " + name + " in " + process.pid(), e);
        }
    }

    private Path script(int pass, Path directory) {
        Path script = directory.resolve(name + ".btm");
        try {
            Files.writeString(script, rule.replace("PASS", Integer.toString(pass)) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return script;
    }

    /** What the dying JVM writes. */
    String trace() {
        return "kill point " + name;
    }

    private static Path agent() {
        try {
            return Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
