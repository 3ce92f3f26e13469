package io.interlock.ops.recon;

import io.interlock.ops.relay.StreamRelay;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** dropcopy-recon-service, which owns files and certificates. */
@Component
class ReconFileService {
    private static final String RECON = "dropcopy-recon-service";

    private final StreamRelay relay;
    private final JsonMapper mapper;

    ReconFileService(StreamRelay relay, JsonMapper mapper) {
        this.relay = relay;
        this.mapper = mapper;
    }

    void get(String path, Map<String, ?> query, HttpServletResponse to, Object... variables)
            throws IOException {
        relay.get(RECON, path, query, to, variables);
    }

    void post(String path, Object body, HttpServletResponse to, Object... variables)
            throws IOException {
        relay.post(RECON, path, mapper.writeValueAsBytes(body), to, variables);
    }

    /** The current request's body, whatever its size. */
    void stream(String path, Map<String, ?> query, HttpServletResponse to) throws IOException {
        relay.post(RECON, path, query, to);
    }

    /** Names and values in turn; null for what is not asked. */
    static Map<String, @Nullable Object> asked(@Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> asked = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            asked.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return asked;
    }
}
