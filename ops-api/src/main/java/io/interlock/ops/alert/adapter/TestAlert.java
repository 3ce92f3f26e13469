package io.interlock.ops.alert.adapter;

import io.interlock.ops.alert.Alert;
import io.interlock.ops.alert.Severity;
import java.time.Instant;
import java.util.Map;

/** What a target is sent to see whether messages arrive. */
final class TestAlert {
    private TestAlert() {}

    static Alert of(Instant at) {
        return new Alert(
                "test",
                "Test",
                1,
                "Test",
                "Test",
                Severity.INFO,
                "platform",
                "A test of this target: nothing is wrong",
                Map.of(),
                Alert.State.OPEN,
                at,
                at,
                1,
                null,
                null,
                null,
                null,
                null,
                "/api/v1/runbooks/AlertsUndelivered",
                "/console/alerts");
    }
}
