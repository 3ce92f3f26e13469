package io.interlock.ops;

import static io.interlock.testkit.Eventually.eventually;
import static io.interlock.testkit.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.events.OrderExecution;
import io.interlock.kit.kafka.EventRecords;
import io.interlock.ops.history.Retention;
import io.interlock.ops.order.Story;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.core.KafkaOperations;
import tools.jackson.databind.JsonNode;

@OpsApiTest
class HistoryIT {
    private final JdbcTemplate jdbc;
    private final Retention limits;
    private final Facts facts;
    private final Http http;

    @Autowired
    HistoryIT(
            KafkaOperations<String, byte[]> kafka,
            EventRecords records,
            JdbcTemplate jdbc,
            Retention limits,
            @LocalServerPort int port) {
        this.facts = new Facts(kafka, records);
        this.jdbc = jdbc;
        this.limits = limits;
        this.http = Http.at(port);
    }

    @Test
    void beyondTheDiskBudgetTheOldestDaysGoAndOpenOrdersStay() {
        Instant old = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(3, ChronoUnit.DAYS);
        LocalDate day = LocalDate.ofInstant(old, ZoneOffset.UTC);
        Story done = new Story("HISTORY", 1, old);
        Story open = new Story("HISTORY", 2, old);
        Story fresh = new Story("HISTORY", 3, Instant.now());
        facts.tell(done.placed(), done.routed(), done.traded("10000", "10000"));
        facts.tell(open.placed(), open.routed(), open.acknowledged());
        facts.tell(fresh.placed(), fresh.traded("10000", "10000"));
        eventually(() -> assertThat(statuses()).hasSize(3));
        assertThat(rowsIn("orders", day)).isEqualTo(2);

        limits.keepWithin(1);

        assertThat(statuses()).containsOnlyKeys("HISTORY:1:2", "HISTORY:1:3");
        assertThat(count("SELECT count(*) FROM order_event WHERE root = 'HISTORY:1:1'")).isZero();
        assertThat(exists("orders", day)).isFalse();
        // and it lives on: what comes now is added to what is kept
        OrderExecution fill = open.traded("10000", "10000");
        facts.tell(fill);
        eventually(() -> assertThat(statuses()).containsEntry("HISTORY:1:2", "FILLED"));
        assertThat(count("SELECT count(*) FROM orders WHERE id = 'HISTORY:1:2'")).isEqualTo(1);
    }

    @Test
    void beyondTheDaysToKeepNothingIsLeftOfClosedOrders() {
        Instant ancient = Instant.now().minus(40, ChronoUnit.DAYS);
        Story story = new Story("ANCIENT", 1, ancient);
        facts.tell(story.placed(), story.routed(), story.traded("10000", "10000"));
        eventually(() ->
                assertThat(count("SELECT count(*) FROM orders WHERE id = 'ANCIENT:1:1'"))
                        .isEqualTo(1));

        limits.keepWithin(Long.MAX_VALUE);

        assertThat(count("SELECT count(*) FROM orders WHERE id = 'ANCIENT:1:1'")).isZero();
        assertThat(count("SELECT count(*) FROM order_event WHERE root = 'ANCIENT:1:1'")).isZero();
        assertThat(count("SELECT count(*) FROM order_name WHERE root = 'ANCIENT:1:1'")).isZero();
    }

    @Test
    void aRebuildEndsWhereTheReadModelsWere() {
        String admin = Tokens.of("ops-admin");
        for (int i = 1; i <= 30; i++) {
            Story story = new Story("REBUILD", i, Instant.now());
            OrderExecution fill = story.traded("10000", "10000");
            facts.tell(story.placed(), story.routed(), fill, story.copied(fill));
            facts.tell(
                    new Story("REBUILD", 100 + i, Instant.now()).rejected("throttle", "slow " + i));
        }
        awaitAllRead(admin);
        Map<String, String> before = dump();

        Http.Answer answer =
                http.post("/api/v1/read-models/rebuilds", admin, "{\"reason\":\"a test\"}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        awaitAllRead(admin);

        assertThat(dump()).isEqualTo(before);
        eventually(() -> {
            JsonNode audit =
                    http.get("/api/v1/audit-entries?object=read-models", Tokens.of("compliance"))
                            .json();
            assertThat(audit.path("items").get(0).path("actor").asString()).isEqualTo("ops-admin");
        });
        assertThat(
                        http.post(
                                        "/api/v1/read-models/rebuilds",
                                        Tokens.of("viewer"),
                                        "{\"reason\":\"a test\"}")
                                .status())
                .isEqualTo(403);
    }

    private void awaitAllRead(String token) {
        within(Duration.ofSeconds(60))
                .is(
                        "nothing is left to read",
                        () -> {
                            JsonNode models = http.get("/api/v1/read-models", token).json();
                            return models.path("behind").isNumber()
                                    && models.path("behind").asLong() == 0;
                        });
    }

    /** What every table holds of today; the audit log has the rebuild itself. */
    private Map<String, String> dump() {
        limits.keepWithin(1);
        Map<String, String> tables = new LinkedHashMap<>();
        for (String table :
                List.of(
                        "order_event",
                        "order_name",
                        "orders",
                        "order_reject",
                        "reject_template",
                        "fill",
                        "fill_total",
                        "latency_minute",
                        "completeness_minute",
                        "policy_hit_minute",
                        "fix_incident",
                        "recon_break")) {
            tables.put(
                    table,
                    jdbc.queryForObject(
                            """
                            SELECT count(*) || ' ' || coalesce(md5(string_agg(t::text, E'\\n'
                                ORDER BY t::text COLLATE "C")), '')
                            FROM %s t\
                            """
                                    .formatted(table),
                            String.class));
        }
        return tables;
    }

    private Map<String, String> statuses() {
        Map<String, String> statuses = new LinkedHashMap<>();
        jdbc.query(
                "SELECT id, status FROM orders WHERE client_session = 'HISTORY' ORDER BY id",
                row -> {
                    statuses.put(row.getString(1), row.getString(2));
                });
        return statuses;
    }

    private long rowsIn(String table, LocalDate day) {
        return count(
                "SELECT count(*) FROM %s_d%s WHERE client_session = 'HISTORY'"
                        .formatted(table, day.toString().replace("-", "")));
    }

    private boolean exists(String table, LocalDate day) {
        return count(
                        "SELECT count(*) FROM pg_class WHERE relname = '%s_d%s'"
                                .formatted(table, day.toString().replace("-", "")))
                == 1;
    }

    private long count(String sql) {
        Long count = jdbc.queryForObject(sql, Long.class);
        return count == null ? 0 : count;
    }
}
