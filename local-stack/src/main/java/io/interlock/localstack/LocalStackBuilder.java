package io.interlock.localstack;

import io.interlock.localstack.plan.Part;
import io.interlock.localstack.plan.Ports;
import io.interlock.testkit.FreePorts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What to start; by default everything, on the standard ports, in {@code ./data}. */
public final class LocalStackBuilder {
    private Path home = Home.find().root();
    private @Nullable Path data;
    private @Nullable Path configuration;
    private Ports ports = Ports.standard();
    private final Set<Part> without = EnumSet.of(Part.FIX_GATEWAY_B, Part.ROUTING_SERVICE_B);
    private boolean flow = true;
    private boolean training;
    private boolean kafkaApart;
    private Duration startLimit = Duration.ofMinutes(3);
    private Consumer<String> reporter = line -> {};
    private @Nullable Runnable atExit;

    LocalStackBuilder() {}

    public LocalStackBuilder home(Path root) {
        this.home = root;
        return this;
    }

    public LocalStackBuilder data(Path directory) {
        this.data = directory;
        return this;
    }

    /** Another directory with {@code fix-gateway.yaml} and {@code routing-service.yaml}. */
    public LocalStackBuilder configuration(Path directory) {
        this.configuration = directory;
        return this;
    }

    public LocalStackBuilder ports(Ports chosen) {
        this.ports = chosen;
        return this;
    }

    /** Any free ports, for tests that run beside other things. */
    public LocalStackBuilder freePorts() {
        this.ports = Ports.of(FreePorts.take(Ports.count()));
        return this;
    }

    public LocalStackBuilder without(String... parts) {
        Arrays.stream(parts).map(Part::named).forEach(without::add);
        return this;
    }

    public LocalStackBuilder noFlow() {
        this.flow = false;
        return this;
    }

    /** Makes missing start-up caches first; without it, existing ones are used. */
    public LocalStackBuilder training() {
        this.training = true;
        return this;
    }

    /** Kafka as a process of its own, so that it can be killed and paused. */
    public LocalStackBuilder kafkaApart() {
        this.kafkaApart = true;
        return this;
    }

    /**
     * A second gateway, {@code fix-gateway-b}, on the database of the first; it waits for {@link
     * LocalStack#start(String)}.
     */
    public LocalStackBuilder secondGateway() {
        this.without.remove(Part.FIX_GATEWAY_B);
        return this;
    }

    /**
     * A second routing-service, {@code routing-service-b}, in the group and on the database of the
     * first; it waits for {@link LocalStack#start(String)}.
     */
    public LocalStackBuilder secondRouting() {
        this.without.remove(Part.ROUTING_SERVICE_B);
        return this;
    }

    public LocalStackBuilder startLimit(Duration limit) {
        this.startLimit = limit;
        return this;
    }

    /** Who hears the progress, line by line. */
    public LocalStackBuilder reporter(Consumer<String> lines) {
        this.reporter = lines;
        return this;
    }

    /** Also stops everything when this JVM is told to end, with a word before it does. */
    public LocalStackBuilder stopAtExit(Runnable word) {
        this.atExit = word;
        return this;
    }

    /** Returns when everything is ready; stops everything when it cannot be. */
    public LocalStack start() {
        LocalStack stack = prepare();
        Runnable word = atExit;
        if (word != null) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stack.closeSaying(word)));
        }
        try {
            stack.start();
            return stack;
        } catch (RuntimeException e) {
            stack.close();
            throw e;
        }
    }

    private LocalStack prepare() {
        Path root = home.toAbsolutePath().normalize();
        return new LocalStack(
                new StackOptions(
                        root,
                        data == null ? root.resolve("data") : data,
                        configuration == null
                                ? new Home(root).configuration()
                                : configuration.toAbsolutePath(),
                        ports,
                        without,
                        flow,
                        training,
                        kafkaApart,
                        startLimit),
                reporter);
    }
}
