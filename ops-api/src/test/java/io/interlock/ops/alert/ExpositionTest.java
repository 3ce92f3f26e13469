package io.interlock.ops.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.ops.alert.Facts.Sample;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExpositionTest {

    @Test
    void samplesAreReadWithTheirLabels() {
        String text =
                """
                # HELP fix_heartbeat_age_seconds Since the peer's last message
                # TYPE fix_heartbeat_age_seconds gauge
                fix_heartbeat_age_seconds{application="fix-gateway",session="OMSA-P"} 1.5
                fix_heartbeat_age_seconds{session="a\\"b,c}d"} 2.0E1
                outbox_oldest_age_seconds 3 1700000000
                outbox_pending_records{application="x"} 4
                broken{session="
                audit_chain_valid NaNo
                """;
        assertThat(
                        Exposition.read(
                                "gateway",
                                text,
                                Set.of(
                                        "fix_heartbeat_age_seconds",
                                        "outbox_oldest_age_seconds",
                                        "audit_chain_valid",
                                        "broken")))
                .containsExactly(
                        new Sample(
                                "gateway",
                                "fix_heartbeat_age_seconds",
                                Map.of("application", "fix-gateway", "session", "OMSA-P"),
                                1.5),
                        new Sample(
                                "gateway",
                                "fix_heartbeat_age_seconds",
                                Map.of("session", "a\"b,c}d"),
                                20),
                        new Sample("gateway", "outbox_oldest_age_seconds", Map.of(), 3));
    }
}
