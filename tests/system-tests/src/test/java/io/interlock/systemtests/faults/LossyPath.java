package io.interlock.systemtests.faults;

import io.interlock.localstack.process.StartUpCache;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A detour through a network namespace whose packets get lost: line, relay in the namespace, back
 * to the OMS. Needs root, {@code ip} and {@code nft}; the namespace is gone when it is closed.
 */
final class LossyPath implements AutoCloseable {
    private static final int PORT = 4_000;

    private final String namespace = "il-faults-" + ProcessHandle.current().pid();
    private final String near = "ilf" + ProcessHandle.current().pid() % 1_000_000;
    private final String net = "10.213." + ProcessHandle.current().pid() % 250 + ".";
    private final List<AutoCloseable> open = new ArrayList<>();

    private LossyPath() {}

    /** Why this machine cannot do it; empty where it can. */
    static Optional<String> problem() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return Optional.of("network namespaces need root");
        }
        return Stream.of("ip", "nft", "unshare")
                .filter(LossyPath::isMissing)
                .map(tool -> tool + " is not installed")
                .findFirst()
                .or(() ->
                        works("unshare", "-n", "nft", "list", "tables")
                                ? Optional.empty()
                                : Optional.of(
                                        "network namespaces or nftables are not allowed here"));
    }

    private static boolean isMissing(String tool) {
        return Stream.of("/usr/sbin", "/usr/bin", "/sbin", "/bin")
                .noneMatch(directory -> Files.isExecutable(Path.of(directory, tool)));
    }

    /** Takes the line through the namespace; {@code percent} of the packets of a way get lost. */
    static LossyPath on(TcpProxy line, int percent) {
        LossyPath path = new LossyPath();
        try {
            path.lay(line, percent);
            return path;
        } catch (RuntimeException e) {
            path.close();
            throw e;
        }
    }

    private void lay(TcpProxy line, int percent) {
        String far = near + "x";
        run("ip", "netns", "add", namespace);
        open.add(() -> run("ip", "netns", "del", namespace));
        run("ip", "link", "add", near, "type", "veth", "peer", "name", far, "netns", namespace);
        run("ip", "addr", "add", net + "1/30", "dev", near);
        run("ip", "link", "set", near, "up");
        run("ip", "-n", namespace, "addr", "add", net + "2/30", "dev", far);
        run("ip", "-n", namespace, "link", "set", far, "up");
        TcpProxy back = TcpProxy.between(new InetSocketAddress(net + "1", 0), line.usual());
        open.add(back);
        relay(back.here().getPort());
        inNamespace("nft", "add", "table", "inet", "f");
        for (String way : new String[] {"input", "output"}) {
            String hook = "{ type filter hook " + way + " priority 0; }";
            inNamespace("nft", "add chain inet f " + way + " " + hook);
            inNamespace(
                    "nft",
                    "add rule inet f " + way + " numgen random mod 100 < " + percent + " drop");
        }
        line.detour(new InetSocketAddress(net + "2", PORT));
    }

    private void relay(int backPort) {
        try {
            Process relay =
                    new ProcessBuilder(
                                    "ip",
                                    "netns",
                                    "exec",
                                    namespace,
                                    StartUpCache.java(),
                                    "-XX:TieredStopAtLevel=1",
                                    "-XX:+UseSerialGC",
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    LossyPath.class.getName(),
                                    net + "2",
                                    net + "1",
                                    Integer.toString(backPort))
                            .redirectErrorStream(true)
                            .start();
            open.add(relay::destroyForcibly);
            if (relay.getInputStream().read() < 0) {
                throw new IllegalStateException("the relay does not start");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The relay's own program: listens on the first address, goes on to the second. */
    public static void main(String[] arguments) throws InterruptedException {
        TcpProxy.between(
                new InetSocketAddress(arguments[0], PORT),
                new InetSocketAddress(arguments[1], Integer.parseInt(arguments[2])));
        System.out.println("ready");
        Thread.currentThread().join();
    }

    private void inNamespace(String... command) {
        List<String> all = new ArrayList<>(List.of("ip", "netns", "exec", namespace));
        all.addAll(List.of(command));
        run(all.toArray(String[]::new));
    }

    private static void run(String... command) {
        if (!works(command)) {
            throw new IllegalStateException("failed: " + String.join(" ", command));
        }
    }

    private static boolean works(String... command) {
        try {
            return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        for (AutoCloseable each : open.reversed()) {
            try {
                each.close();
            } catch (Exception e) {
                System.out.println("[faults] did not clean up: " + e);
            }
        }
        open.clear();
    }
}
