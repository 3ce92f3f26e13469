package io.interlock.localstack;

import io.interlock.localstack.identity.IdentityServer;
import io.interlock.localstack.identity.IdentitySettings;
import io.interlock.localstack.infrastructure.EmbeddedUnit;
import io.interlock.localstack.infrastructure.KafkaProcess;
import io.interlock.localstack.infrastructure.PostgresUnit;
import io.interlock.localstack.plan.Credentials;
import io.interlock.localstack.plan.Environment;
import io.interlock.localstack.plan.Jvm;
import io.interlock.localstack.plan.Part;
import io.interlock.localstack.plan.Ports;
import io.interlock.localstack.process.Launch;
import io.interlock.localstack.process.ProcessUnit;
import io.interlock.localstack.process.StartUpCache;
import io.interlock.localstack.process.Unit;
import io.interlock.testkit.EmbeddedKafka;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Turns options into units; nothing is started here. */
final class Assembly {
    private final StackOptions options;
    private final DataDirectory data;
    private final Credentials credentials;
    private final Environment environment;
    private final Consumer<String> reporter;
    private final Map<String, StartUpCache> caches = new LinkedHashMap<>();

    Assembly(
            StackOptions options,
            DataDirectory data,
            Credentials credentials,
            Consumer<String> reporter) {
        this.options = options;
        this.data = data;
        this.credentials = credentials;
        this.reporter = reporter;
        this.environment =
                new Environment(
                        options.ports(),
                        credentials,
                        options.configuration(),
                        data.path(),
                        options.flow());
        Home home = new Home(options.home());
        for (Part service : Part.of(Part.Kind.SERVICE)) {
            if (options.with(service)) {
                String program = service.program().label();
                StartUpCache shared = caches.get(program);
                caches.put(service.label(), shared == null ? cache(home, program) : shared);
            }
        }
        if (!simulators().isEmpty()) {
            caches.put(Part.SIMULATORS, cache(home, Part.SIMULATORS));
        }
    }

    private static StartUpCache cache(Home home, String process) {
        return new StartUpCache(home.startUpCaches(), home.jar(process), Jvm.flags(process));
    }

    Environment environment() {
        return environment;
    }

    /** By process name, in the order of starting. */
    Map<String, StartUpCache> caches() {
        return caches;
    }

    Map<String, Unit> infrastructure() {
        Map<String, Unit> units = new LinkedHashMap<>();
        Ports ports = options.ports();
        if (options.with(Part.POSTGRES)) {
            add(
                    units,
                    new PostgresUnit(
                            data.postgres(),
                            data.log("postgres"),
                            ports.of(Part.POSTGRES),
                            credentials));
        }
        if (options.with(Part.KAFKA)) {
            add(
                    units,
                    options.kafkaApart()
                            ? kafkaProcess()
                            : new EmbeddedUnit<>("kafka", this::kafka));
        }
        if (options.with(Part.IDENTITY)) {
            add(units, new EmbeddedUnit<>("identity", this::identity));
        }
        return units;
    }

    private EmbeddedKafka kafka() {
        Ports ports = options.ports();
        return EmbeddedKafka.start(
                data.kafka(), ports.of(Part.KAFKA), ports.of("kafka-controller"), Map.of());
    }

    private Unit kafkaProcess() {
        int port = options.ports().of(Part.KAFKA);
        return new ProcessUnit(
                new Launch(
                        "kafka",
                        KafkaProcess.command(
                                data.kafka(), port, options.ports().of("kafka-controller")),
                        Map.of(),
                        data.log("kafka"),
                        List.of(URI.create("tcp://127.0.0.1:" + port))),
                data.pidFiles(),
                reporter);
    }

    private IdentityServer identity() {
        return IdentityServer.start(
                new IdentitySettings(
                        "127.0.0.1",
                        options.ports().of(Part.IDENTITY),
                        environment.issuer(),
                        environment.console(),
                        data.identityKey(),
                        credentials));
    }

    /** The child processes; those named in {@code training} leave a start-up cache behind. */
    Map<String, Unit> processes(Set<String> training) {
        Map<String, Unit> units = new LinkedHashMap<>();
        caches.forEach((name, cache) -> add(units, process(name, cache, training.contains(name))));
        return units;
    }

    private Unit process(String name, StartUpCache cache, boolean training) {
        boolean simulators = name.equals(Part.SIMULATORS);
        List<String> arguments =
                simulators ? List.of("--run", String.join(",", simulators())) : List.of();
        return new ProcessUnit(
                new Launch(
                        name,
                        training ? cache.trainingCommand(arguments) : cache.command(arguments),
                        simulators
                                ? environment.simulators()
                                : environment.service(Part.named(name)),
                        data.log(name),
                        ready(name)),
                data.pidFiles(),
                reporter);
    }

    private List<URI> ready(String process) {
        if (process.equals(Part.SIMULATORS)) {
            return simulators().stream()
                    .map(name -> URI.create("tcp://127.0.0.1:" + options.ports().of(name)))
                    .toList();
        }
        return List.of(URI.create(environment.url(Part.named(process)) + "/readyz"));
    }

    private List<String> simulators() {
        return Part.of(Part.Kind.SIMULATOR).stream()
                .filter(options::with)
                .map(Part::label)
                .collect(Collectors.toList());
    }

    private static void add(Map<String, Unit> units, Unit unit) {
        units.put(unit.name(), unit);
    }
}
