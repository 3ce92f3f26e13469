package io.interlock.ops.symbol;

import io.interlock.ops.relay.Relay;
import io.interlock.ops.settings.OpsProperties;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** symbol-cms-service, which owns kill switches. */
@Component
class SymbolCms {
    private final Relay relay;

    SymbolCms(Relay relay) {
        this.relay = relay;
    }

    ResponseEntity<byte[]> engage(Object engagement) {
        return relay.post(OpsProperties.SYMBOL_CMS, "/api/v1/kill-switches", engagement);
    }

    ResponseEntity<byte[]> release(String id, Object release) {
        return relay.post(
                OpsProperties.SYMBOL_CMS, "/api/v1/kill-switches/{id}/releases", release, id);
    }
}
