package io.interlock.simulators.crm;

import io.interlock.simulators.control.ControlServer;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** One event of the CRM. The same id, type, time and data always give the same body. */
public record CrmEvent(String id, String type, Instant at, Map<String, String> data) {

    public CrmEvent {
        data = new TreeMap<>(data);
    }

    public String body() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", type);
        body.put("timestamp", at.toString());
        body.put("data", data);
        return ControlServer.JSON.writeValueAsString(body);
    }
}
