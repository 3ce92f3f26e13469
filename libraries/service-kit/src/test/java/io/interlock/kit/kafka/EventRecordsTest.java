package io.interlock.kit.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.events.Topics;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class EventRecordsTest {
    @Test
    void headersAreCloudEvents() {
        var records =
                new EventRecords(
                        "/symbol-cms-service/a",
                        Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC));
        Map<String, String> headers = new TreeMap<>();
        var tombstone = records.tombstone(Topics.KILL_SWITCHES, "LIVE:EURUSD");
        tombstone
                .headers()
                .forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
        assertThat(headers.remove("ce_id")).isNotBlank();
        assertThat(headers)
                .isEqualTo(
                        Map.of(
                                "ce_specversion", "1.0",
                                "ce_type", "interlock.symbols.killswitch.v1",
                                "ce_source", "/symbol-cms-service/a",
                                "ce_time", "2026-01-01T00:00:00Z",
                                "content-type", "application/json"));
        assertThat(tombstone.value()).isNull();
    }

    @Test
    void typesAreSingular() {
        assertThat(EventRecords.typeOf("orders.commands.v1"))
                .isEqualTo("interlock.orders.command.v1");
        assertThat(EventRecords.typeOf("audit.entries.v1")).isEqualTo("interlock.audit.entry.v1");
        assertThat(EventRecords.typeOf("accounts.state.v1"))
                .isEqualTo("interlock.accounts.state.v1");
    }
}
