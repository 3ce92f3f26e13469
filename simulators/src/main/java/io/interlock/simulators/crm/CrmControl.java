package io.interlock.simulators.crm;

import io.interlock.simulators.control.ControlServer;
import io.interlock.simulators.control.ControlServer.Reply;
import io.interlock.simulators.control.ControlServer.Request;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The control port of the CRM simulator; its paths stand in the module's README. */
final class CrmControl implements AutoCloseable {
    private final CrmSimulator crm;
    private final ControlServer server;

    CrmControl(CrmSimulator crm, String host, int port) {
        this.crm = crm;
        this.server =
                new ControlServer(host, port)
                        .on("GET", "/state", request -> state())
                        .on("GET", "/deliveries", request -> Reply.ok(crm.deliveries()))
                        .on("POST", "/clients", this::created)
                        .on("POST", "/clients/{id}/kyc", this::kyc)
                        .on("POST", "/clients/{id}/deposits", this::deposit);
    }

    void start() {
        server.start();
    }

    int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.close();
    }

    private Reply state() {
        var all = crm.deliveries();
        return Reply.ok(
                Map.of(
                        "deliveries",
                        all.size(),
                        "pending",
                        all.stream().filter(each -> !each.done()).count(),
                        "refused",
                        all.stream().filter(each -> each.done() && each.status() >= 300).count()));
    }

    private Reply created(Request request) {
        String client = request.body().path("clientId").asString("");
        return queued("client.created", client, request, Set.of("name", "email", "country"));
    }

    private Reply kyc(Request request) {
        String outcome = request.body().path("outcome").asString("approved");
        if (!outcome.equals("approved") && !outcome.equals("rejected")) {
            throw new IllegalArgumentException("\"outcome\" is approved or rejected");
        }
        return queued("kyc." + outcome, request.path("id"), request, Set.of("reason"));
    }

    private Reply deposit(Request request) {
        return queued(
                "deposit.received", request.path("id"), request, Set.of("amount", "currency"));
    }

    private Reply queued(String type, String client, Request request, Set<String> names) {
        if (client.isBlank()) {
            throw new IllegalArgumentException("\"clientId\" is missing");
        }
        JsonNode body = request.body();
        Map<String, String> data = new LinkedHashMap<>();
        for (String name : names) {
            JsonNode value = body.get(name);
            if (value != null) {
                data.put(name, value.asString());
            }
        }
        Forgery forgery =
                Forgery.valueOf(body.path("forge").asString("none").toUpperCase(Locale.ROOT));
        String id = crm.send(type, client, data, forgery);
        return new Reply(202, Map.of("id", id, "type", type, "clientId", client));
    }
}
