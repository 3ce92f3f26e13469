package io.interlock.systemtests.faults;

import static io.interlock.testkit.Eventually.within;

import io.interlock.localstack.LocalStack;
import io.interlock.systemtests.Rest;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The people who put policies in force and end them, over the REST API of one instance. */
final class Desk {
    private final LocalStack stack;
    private final String instance;

    Desk(LocalStack stack, String instance) {
        this.stack = stack;
        this.instance = instance;
        // the first tokens take their time beside all that starts
        for (String user : List.of("dealer", "risk")) {
            within(Duration.ofMinutes(3))
                    .is(user + " to be let in", () -> as(user).get("/api/v1/policies").isObject());
        }
    }

    private Rest as(String user) {
        return new Rest(stack.url(instance), () -> stack.token(user));
    }

    /** Written by the dealer, approved by risk. */
    void inForce(String id, String match, String control) {
        Rest dealer = as("dealer");
        int version =
                dealer.post(
                                "/api/v1/policies",
                                """
                                {"id":"%s","environment":"LIVE","priority":10,"match":%s,"control":%s,
                                 "reason":"news"}
                                """
                                        .formatted(id, match, control))
                        .path("version")
                        .asInt();
        String draft = "/api/v1/policies/" + id + "/drafts/" + version;
        dealer.post(draft + "/submissions", Map.of("reason", "please look"));
        as("risk").post(draft + "/approvals", Map.of("reason", "agreed"));
        dealer.post(draft + "/activations", Map.of("reason", "now"));
    }

    void end(String id) {
        as("dealer").post("/api/v1/policies/" + id + "/ends", Map.of("reason", "over"));
    }
}
