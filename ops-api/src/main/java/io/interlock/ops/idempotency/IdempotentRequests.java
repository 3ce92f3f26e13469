package io.interlock.ops.idempotency;

import static io.interlock.ops.table.Columns.time;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Table {@code idempotent_request}. */
@Repository
class IdempotentRequests {
    static final Duration KEPT = Duration.ofHours(24);

    /**
     * Longer than any request takes: a claim without an answer this old is of a process that died.
     */
    static final Duration ABANDONED = Duration.ofMinutes(1);

    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper mapper;
    private final Clock clock;

    IdempotentRequests(JdbcClient jdbc, JsonMapper mapper, Clock clock) {
        this.jdbc = jdbc;
        this.mapper = mapper;
        this.clock = clock;
    }

    /** {@code answer} is null while the request is worked on. */
    private record Row(String requestHash, @Nullable KeptAnswer answer) {}

    /** Committed at once, so that others see it. */
    @Transactional
    Claim claim(String caller, String key, String requestHash) {
        Instant now = clock.instant();
        int claimed =
                jdbc.sql(
                                """
                                INSERT INTO idempotent_request AS r
                                    (caller, key, request_hash, claimed_at)
                                VALUES (:caller, :key, :hash, :now)
                                ON CONFLICT (caller, key) DO UPDATE
                                    SET request_hash = excluded.request_hash,
                                        claimed_at = excluded.claimed_at,
                                        status = NULL, headers = NULL, body = NULL
                                    WHERE r.claimed_at < :expired
                                        OR (r.status IS NULL AND r.claimed_at < :abandoned
                                            AND r.request_hash = excluded.request_hash)\
                                """)
                        .param("caller", caller)
                        .param("key", key)
                        .param("hash", requestHash)
                        .param("now", time(now))
                        .param("expired", time(now.minus(KEPT)))
                        .param("abandoned", time(now.minus(ABANDONED)))
                        .update();
        if (claimed == 1) {
            return new Claim.Ours();
        }
        return jdbc.sql(
                        """
                        SELECT request_hash, status, headers, body FROM idempotent_request
                        WHERE caller = ? AND key = ?\
                        """)
                .params(caller, key)
                .query(this::row)
                .optional()
                .map(row -> meeting(row, requestHash))
                // the other one failed just now
                .orElseGet(Claim.InProgress::new);
    }

    private static Claim meeting(Row row, String requestHash) {
        if (!row.requestHash().equals(requestHash)) {
            return new Claim.OtherRequest();
        }
        return row.answer() == null ? new Claim.InProgress() : new Claim.Done(row.answer());
    }

    private Row row(ResultSet row, int rowNumber) throws SQLException {
        Integer status = row.getObject("status", Integer.class);
        KeptAnswer answer =
                status == null
                        ? null
                        : new KeptAnswer(
                                status,
                                mapper.readValue(row.getString("headers"), HEADERS),
                                row.getBytes("body"));
        return new Row(row.getString("request_hash"), answer);
    }

    /** In the transaction of the change. */
    @Transactional(propagation = Propagation.MANDATORY)
    void keep(String caller, String key, KeptAnswer answer) {
        jdbc.sql(
                        """
                        UPDATE idempotent_request SET status = ?, headers = ?, body = ?
                        WHERE caller = ? AND key = ?\
                        """)
                .params(
                        answer.status(),
                        mapper.writeValueAsString(answer.headers()),
                        answer.body(),
                        caller,
                        key)
                .update();
    }

    /** Lets the request be tried again. */
    @Transactional
    void release(String caller, String key) {
        jdbc.sql(
                        """
                        DELETE FROM idempotent_request
                        WHERE caller = ? AND key = ? AND status IS NULL\
                        """)
                .params(caller, key)
                .update();
    }

    @Scheduled(fixedDelayString = "PT1H")
    void forget() {
        jdbc.sql("DELETE FROM idempotent_request WHERE claimed_at < ?")
                .param(time(clock.instant().minus(KEPT)))
                .update();
    }
}
