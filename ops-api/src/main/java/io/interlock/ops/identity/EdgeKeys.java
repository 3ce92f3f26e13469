package io.interlock.ops.identity;

import static io.interlock.ops.table.Columns.time;

import com.nimbusds.jose.jwk.JWK;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

/**
 * Table {@code edge_key}: the public keys of all running instances, so that each can publish those
 * of the others too. An instance renews its own; those of dead ones run out.
 */
@Repository
class EdgeKeys {
    private static final Duration LIFE = Duration.ofHours(2);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Map<String, String> own = new LinkedHashMap<>();

    EdgeKeys(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    synchronized void publish(JWK key) {
        own.put(key.getKeyID(), key.toJSONString());
        renew();
    }

    @Scheduled(fixedDelayString = "PT30M", initialDelayString = "PT30M")
    synchronized void renew() {
        Instant now = clock.instant();
        own.forEach((kid, jwk) ->
                jdbc.sql(
                                """
                                INSERT INTO edge_key (kid, jwk, expires_at) VALUES (?, ?, ?)
                                ON CONFLICT (kid) DO UPDATE SET expires_at = excluded.expires_at\
                                """)
                        .param(kid)
                        .param(jwk)
                        .param(time(now.plus(LIFE)))
                        .update());
        jdbc.sql("DELETE FROM edge_key WHERE expires_at < ?").param(time(now)).update();
    }

    /** As JSON Web Keys. */
    List<String> all() {
        return jdbc.sql("SELECT jwk FROM edge_key WHERE expires_at >= ? ORDER BY kid")
                .param(time(clock.instant()))
                .query(String.class)
                .list();
    }
}
