package io.interlock.routing.venue.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.interlock.events.EventCodec;
import io.interlock.events.VenueHealth;
import io.interlock.events.VenueSwitch;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** {@code venue_health} and {@code venue_switch}. */
@Component
class VenueTable {
    private final JdbcClient jdbc;

    VenueTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By OMS. */
    Map<String, VenueHealth> all() {
        Map<String, VenueHealth> all = new TreeMap<>();
        jdbc.sql("select health from venue_health")
                .query(String.class)
                .list()
                .forEach(json -> {
                    VenueHealth health = decoded(json);
                    all.put(health.oms(), health);
                });
        return all;
    }

    Optional<VenueHealth> one(String oms) {
        return jdbc.sql("select health from venue_health where oms = ?")
                .param(oms)
                .query(String.class)
                .optional()
                .map(VenueTable::decoded);
    }

    /** Nobody else moves it before the transaction ends. */
    Optional<VenueHealth> locked(String oms) {
        return jdbc.sql("select health from venue_health where oms = ? for update")
                .param(oms)
                .query(String.class)
                .optional()
                .map(VenueTable::decoded);
    }

    void addMissing(VenueHealth health) {
        jdbc.sql("insert into venue_health values (?, ?::json) on conflict do nothing")
                .params(health.oms(), encoded(health))
                .update();
    }

    void save(VenueHealth health) {
        jdbc.sql("update venue_health set health = ?::json where oms = ?")
                .params(encoded(health), health.oms())
                .update();
    }

    void add(VenueSwitch change) {
        jdbc.sql("insert into venue_switch values (?, ?, ?, ?::json)")
                .params(
                        UUID.fromString(change.id()),
                        change.oms(),
                        change.at().atOffset(ZoneOffset.UTC),
                        encoded(change))
                .update();
    }

    /** The newest first. */
    List<VenueSwitch> switches(String oms, int limit) {
        return jdbc
                .sql("select switch from venue_switch where oms = ? order by at desc limit ?")
                .params(oms, limit)
                .query(String.class)
                .list()
                .stream()
                .map(json -> EventCodec.decode(json.getBytes(UTF_8), VenueSwitch.class))
                .toList();
    }

    private static String encoded(Object value) {
        return new String(EventCodec.encode(value), UTF_8);
    }

    private static VenueHealth decoded(String json) {
        return EventCodec.decode(json.getBytes(UTF_8), VenueHealth.class);
    }
}
