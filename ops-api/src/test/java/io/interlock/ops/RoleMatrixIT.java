package io.interlock.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.kit.security.PermissionGate;
import io.interlock.kit.security.Permissions;
import io.interlock.ops.RoleMatrix.Answer;
import io.interlock.ops.RoleMatrix.Row;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Walks every cell of {@code endpoints.csv}: each route of the running service in each role, as
 * nobody, and as somebody whose roles mean nothing here. {@code -Dendpoints.write=true} adds what
 * is missing there, for a person to look at.
 */
@OpsApiTest
class RoleMatrixIT {
    static final Path STATED = Path.of("src/test/resources/endpoints.csv");

    private final Http http;
    private final RequestMappingHandlerMapping mapping;
    private final List<FakeService> services;

    @Autowired
    RoleMatrixIT(
            @LocalServerPort int port,
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping,
            List<FakeService> services) {
        this.http = Http.at(port);
        this.mapping = mapping;
        this.services = services;
    }

    @BeforeEach
    void servicesSayYes() {
        services.forEach(service ->
                service.answers(new FakeService.Answer(200, "application/json", "{}", null)));
    }

    @Test
    void everyCellIsTrue() throws IOException {
        assertThat(stated().differences(this::call)).isEmpty();
    }

    @Test
    void rolesThatMeanNothingOpenNothing() throws IOException {
        for (Row row : stated().rows()) {
            boolean anybody =
                    Set.of(RoleMatrix.PUBLIC, RoleMatrix.SIGNED_IN).contains(row.permission());
            Answer answer = call(row, "root");
            assertThat(answer.status() == 403).as(row.route()).isEqualTo(!anybody);
        }
    }

    @Test
    void tokensThatAreNotOursAreNobodys() throws IOException {
        Row row =
                stated().rows().stream()
                        .filter(r -> r.permission().equals("audit:read"))
                        .findFirst()
                        .orElseThrow();
        for (String token : List.of(Tokens.expired("ops-admin"), Tokens.forged("ops-admin"))) {
            assertThat(send(row, token).status()).isEqualTo(401);
        }
    }

    @Test
    void everyRouteIsStatedAndDescribedAndNoOther() throws IOException {
        Map<String, Row> running = running();
        if (Boolean.getBoolean("endpoints.write")) {
            write(running);
        }
        Set<String> routes = new TreeSet<>(running.keySet());
        Map<String, Row> missing = new TreeMap<>(running);
        missing.keySet().removeAll(stated().routes());
        assertThat(missing.values().stream().map(RoleMatrix::line))
                .as("lines that endpoints.csv lacks")
                .isEmpty();
        assertThat(stated().routes()).isEqualTo(routes);
        assertThat(described()).isEqualTo(routes);
    }

    private static RoleMatrix stated() throws IOException {
        return RoleMatrix.parse(Files.readString(STATED));
    }

    private void write(Map<String, Row> running) throws IOException {
        Map<String, Row> all = new TreeMap<>(running);
        if (Files.exists(STATED)) {
            stated().rows().forEach(row -> all.computeIfPresent(row.route(), (r, found) -> row));
        }
        List<Row> byPath =
                all.values().stream()
                        .sorted(Comparator.comparing(Row::path).thenComparing(Row::method))
                        .toList();
        Files.writeString(STATED, new RoleMatrix(roles(), byPath).csv());
    }

    private static List<String> roles() {
        return List.of(
                "viewer",
                "support",
                "dealer",
                "risk",
                "symbol-admin",
                "crm-admin",
                "compliance",
                "ops-admin",
                "service");
    }

    /** The routes of our own controllers. */
    private Map<String, Row> running() {
        Permissions permissions = Permissions.load();
        Map<String, Row> routes = new TreeMap<>();
        mapping.getHandlerMethods()
                .forEach((info, handler) -> {
                    if (!handler.getBeanType().getPackageName().startsWith("io.interlock")) {
                        return;
                    }
                    for (String path : info.getPatternValues()) {
                        info.getMethodsCondition()
                                .getMethods()
                                .forEach(method -> {
                                    Row row = row(permissions, method.name(), path, handler);
                                    routes.put(row.route(), row);
                                });
                    }
                });
        return routes;
    }

    private static Row row(
            Permissions permissions, String method, String path, HandlerMethod handler) {
        String required = PermissionGate.required(handler);
        Map<String, Boolean> allowed = new LinkedHashMap<>();
        roles().forEach(role ->
                allowed.put(
                        role, required == null || permissions.of(Set.of(role)).contains(required)));
        String permission =
                required != null
                        ? required
                        : path.startsWith("/api/") ? RoleMatrix.SIGNED_IN : RoleMatrix.PUBLIC;
        return new Row(method, path, permission, allowed);
    }

    private Set<String> described() {
        JsonNode paths = http.get("/v3/api-docs", null).json().path("paths");
        Set<String> routes = new TreeSet<>();
        paths.propertyStream()
                .forEach(path ->
                        path.getValue()
                                .propertyNames()
                                .forEach(method ->
                                        routes.add(
                                                method.toUpperCase(Locale.ROOT)
                                                        + " "
                                                        + path.getKey())));
        return routes;
    }

    private Answer call(Row row, @Nullable String role) {
        return send(row, role == null ? null : Tokens.of(role));
    }

    private Answer send(Row row, @Nullable String token) {
        HttpRequest.Builder request =
                http.request(row.path().replaceAll("\\{[^}]+}", "none"), token)
                        .header("Content-Type", "application/json");
        switch (row.method()) {
            case "GET", "DELETE" -> request.method(row.method(), BodyPublishers.noBody());
            default -> request.method(row.method(), BodyPublishers.ofString("{}"));
        }
        try {
            HttpResponse<InputStream> response =
                    http.client().send(request.build(), BodyHandlers.ofInputStream());
            // a stream never ends: only a refusal is read
            try (InputStream body = response.body()) {
                return new Answer(
                        response.statusCode(),
                        response.statusCode() == 403
                                ? JsonMapper.shared().readTree(body).path("permission").asString("")
                                : "");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
