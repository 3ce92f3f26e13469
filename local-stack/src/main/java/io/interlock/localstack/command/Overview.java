package io.interlock.localstack.command;

import io.interlock.localstack.LocalStack;
import io.interlock.localstack.RunState;
import io.interlock.localstack.plan.Credentials;
import io.interlock.localstack.plan.Databases;
import io.interlock.localstack.plan.Part;
import io.interlock.localstack.plan.Ports;
import io.interlock.localstack.plan.Table;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The one table of what runs where, with users, passwords and log files. */
final class Overview {
    private static final Path HERE = Path.of("").toAbsolutePath();

    private final Ports ports;
    private final Credentials credentials;
    private final Table table = new Table().row("WHAT", "WHERE", "USER", "PASSWORD", "LOG");

    private Overview(Ports ports, Credentials credentials) {
        this.ports = ports;
        this.credentials = credentials;
    }

    static String of(LocalStack stack) {
        return of(stack.ports(), stack.credentials(), stack.parts());
    }

    static String of(RunState state, Credentials credentials) {
        return of(new Ports(state.ports()), credentials, state.parts());
    }

    private static String of(
            Ports ports, Credentials credentials, Iterable<RunState.PartState> parts) {
        Overview overview = new Overview(ports, credentials);
        parts.forEach(overview::add);
        return overview.table.toString();
    }

    private void add(RunState.PartState state) {
        Part part = Part.named(state.name());
        Map<String, String> logins = logins(part);
        String user = logins.keySet().stream().findFirst().orElse("");
        table.row(what(part), where(part), user, logins.getOrDefault(user, ""), log(state.log()));
        logins.entrySet().stream()
                .skip(1)
                .forEach(login -> table.row("", "", login.getKey(), login.getValue(), ""));
    }

    private Map<String, String> logins(Part part) {
        Map<String, String> logins = new LinkedHashMap<>();
        switch (part) {
            case OPS_API ->
                    Credentials.USERS
                            .keySet()
                            .forEach(name -> logins.put(name, credentials.user(name)));
            case FIX_GATEWAY ->
                    Credentials.FIX_CLIENTS.forEach(
                            name -> logins.put(name, credentials.fixClient(name)));
            case POSTGRES -> {
                logins.put("postgres", credentials.postgres());
                Databases.all().forEach(name -> logins.put(name, credentials.database(name)));
            }
            case KAFKA,
                    IDENTITY,
                    SYMBOL_CMS_SERVICE,
                    CRM_PROVISIONING_SERVICE,
                    FIX_GATEWAY_B,
                    ROUTING_SERVICE,
                    ROUTING_SERVICE_B,
                    DROPCOPY_RECON_SERVICE,
                    OMS_A,
                    OMS_B,
                    TRADER,
                    CRM -> {}
        }
        return logins;
    }

    private static String what(Part part) {
        return part == Part.OPS_API ? "ops-api (console, REST)" : part.label();
    }

    private String where(Part part) {
        String http = "http://localhost:" + ports.byName().getOrDefault(part.label(), 0);
        return switch (part) {
            case POSTGRES -> "127.0.0.1:" + ports.of(part) + ", a database per user";
            case KAFKA -> "127.0.0.1:" + ports.of(part);
            case FIX_GATEWAY -> "FIX 127.0.0.1:" + ports.of("fix") + ", " + http;
            case FIX_GATEWAY_B -> "FIX 127.0.0.1:" + ports.of("fix-b") + ", " + http;
            case OMS_A, OMS_B -> "FIX 127.0.0.1:" + fixPorts(part) + ", control " + http;
            case TRADER, CRM -> "control " + http;
            case IDENTITY,
                    SYMBOL_CMS_SERVICE,
                    CRM_PROVISIONING_SERVICE,
                    ROUTING_SERVICE,
                    ROUTING_SERVICE_B,
                    DROPCOPY_RECON_SERVICE,
                    OPS_API ->
                    http;
        };
    }

    private String fixPorts(Part oms) {
        return ports.of(oms.label() + "-primary")
                + "/"
                + ports.of(oms.label() + "-secondary")
                + "/"
                + ports.of(oms.label() + "-drop-copy");
    }

    private static String log(String path) {
        Path log = Path.of(path);
        return log.startsWith(HERE) ? HERE.relativize(log).toString() : path;
    }
}
