package io.interlock.ops.status;

import java.util.StringJoiner;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an unready service says about itself, in words. */
final class Readiness {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private Readiness() {}

    /** Names the parts that are not up, with their first detail. */
    static String words(int status, String body) {
        StringJoiner words = new StringJoiner("; ");
        try {
            JsonNode components = MAPPER.readTree(body).path("components");
            components.forEachEntry((name, part) -> {
                if (!part.path("status").asString("").equals("UP")) {
                    words.add(name + detail(part.path("details")));
                }
            });
        } catch (JacksonException e) {
            return "HTTP " + status;
        }
        return words.length() == 0 ? "not ready, HTTP " + status : "not ready: " + words;
    }

    private static String detail(JsonNode details) {
        for (JsonNode detail : details) {
            return " (" + detail.asString("") + ")";
        }
        return "";
    }
}
