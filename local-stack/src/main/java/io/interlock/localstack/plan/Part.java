package io.interlock.localstack.plan;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything that {@code --without} can leave out and that {@code status} lists. */
public enum Part {
    POSTGRES(Kind.INFRASTRUCTURE),
    KAFKA(Kind.INFRASTRUCTURE),
    IDENTITY(Kind.INFRASTRUCTURE),
    SYMBOL_CMS_SERVICE(Kind.SERVICE),
    CRM_PROVISIONING_SERVICE(Kind.SERVICE),
    FIX_GATEWAY(Kind.SERVICE),
    /** A second instance of the gateway on the same database, where one is asked for. */
    FIX_GATEWAY_B(Kind.SERVICE),
    ROUTING_SERVICE(Kind.SERVICE),
    /** A second instance of routing, where one is asked for. */
    ROUTING_SERVICE_B(Kind.SERVICE),
    DROPCOPY_RECON_SERVICE(Kind.SERVICE),
    OPS_API(Kind.SERVICE),
    OMS_A(Kind.SIMULATOR),
    OMS_B(Kind.SIMULATOR),
    TRADER(Kind.SIMULATOR),
    CRM(Kind.SIMULATOR);

    /** Inside the launcher, a JVM of its own, or one of the simulators that share a JVM. */
    public enum Kind {
        INFRASTRUCTURE,
        SERVICE,
        SIMULATOR
    }

    /** The process that all simulators share. */
    public static final String SIMULATORS = "simulators";

    private final Kind kind;

    Part(Kind kind) {
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    /** The name in commands, files and tables: {@code fix-gateway}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The process it runs in: its own label, or {@link #SIMULATORS}. */
    public String process() {
        return kind == Kind.SIMULATOR ? SIMULATORS : label();
    }

    /** Whose jar and flags it has. */
    public Part program() {
        return switch (this) {
            case FIX_GATEWAY_B -> FIX_GATEWAY;
            case ROUTING_SERVICE_B -> ROUTING_SERVICE;
            default -> this;
        };
    }

    /** Another instance of a program: left out, and not started, until it is asked for. */
    public boolean second() {
        return program() != this;
    }

    public static List<Part> of(Kind kind) {
        return Stream.of(values()).filter(part -> part.kind == kind).toList();
    }

    /**
     * @throws Problem if no part has this name
     */
    public static Part named(String label) {
        return Arrays.stream(values())
                .filter(part -> part.label().equals(label.strip()))
                .findFirst()
                .orElseThrow(() ->
                        new Problem(
                                "There is no part named '"
                                        + label
                                        + "'. The parts are: "
                                        + labels()));
    }

    private static String labels() {
        return Arrays.stream(values()).map(Part::label).collect(Collectors.joining(", "));
    }
}
