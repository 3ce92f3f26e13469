package io.interlock.crm;

import static io.interlock.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.standardwebhooks.Webhook;
import io.interlock.events.AccountState;
import io.interlock.events.Topics;
import io.interlock.kit.audit.AuditTrail;
import io.interlock.kit.security.RolesConverter;
import io.interlock.kit.state.StatePublisher;
import io.interlock.kit.state.StateReader;
import io.interlock.kit.state.StateTopics;
import io.interlock.testkit.OnPlatform;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Signed webhooks in; accounts, topics and audit out. Each test has a client of its own. */
@OnPlatform
@SpringBootTest(properties = "interlock.crm.webhook.secret=" + CrmProvisioningIT.SECRET)
@AutoConfigureMockMvc
class CrmProvisioningIT {
    static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    @Autowired private MockMvc mvc;
    @Autowired private RolesConverter roles;
    @Autowired private StateReader<AccountState> accounts;
    @Autowired private StatePublisher<AccountState> publisher;
    @Autowired private AuditTrail audit;
    @Autowired private JdbcClient jdbc;
    @Autowired private MeterRegistry meters;

    /** A reader such as routing-service has. */
    @TestConfiguration
    static class Readers {
        @Bean
        StateReader<AccountState> accounts(StateTopics topics) {
            return topics.reader(Topics.ACCOUNTS);
        }
    }

    private RequestPostProcessor as(String role) {
        return jwt().jwt(token -> token.subject(role))
                .authorities(List.copyOf(roles.authorities(List.of(role))));
    }

    private static String event(String type, String client, int second, String more) {
        return """
        {"type":"%s","timestamp":"2026-01-01T00:00:%02dZ","data":{"clientId":"%s"%s}}\
        """
                .formatted(type, second, client, more);
    }

    private static String created(String client) {
        return event(
                "client.created",
                client,
                0,
                ",\"name\":\"Ada Lovelace\",\"email\":\"ada@example.com\",\"country\":\"GB\"");
    }

    private static String approved(String client) {
        return event("kyc.approved", client, 1, "");
    }

    private static String deposit(String client) {
        return event("deposit.received", client, 2, ",\"amount\":\"500.00\",\"currency\":\"USD\"");
    }

    private ResultActions send(String id, String body) throws Exception {
        long now = Instant.now().getEpochSecond();
        return send(id, body, now, new Webhook(SECRET).sign(id, now, body));
    }

    private ResultActions send(String id, String body, long timestamp, String signature)
            throws Exception {
        return mvc.perform(
                post("/webhooks/crm")
                        .contentType(MediaType.APPLICATION_JSON)
                        .header("webhook-id", id)
                        .header("webhook-timestamp", Long.toString(timestamp))
                        .header("webhook-signature", signature)
                        .content(body));
    }

    private AccountState account(String account) {
        return Objects.requireNonNull(accounts.get(account), account);
    }

    private long count(String table, String where) {
        return jdbc.sql("select count(*) from " + table + " where " + where)
                .query(Long.class)
                .single();
    }

    @Test
    void aSignedSequenceTurnsAClientIntoATradingOne() throws Exception {
        send("seq-1", created("1001")).andExpect(status().isNoContent());
        assertThat(accounts.view()).doesNotContainKeys("D1001", "L1001");

        send("seq-2", approved("1001")).andExpect(status().isNoContent());
        eventually(() -> {
            assertThat(account("D1001").tradingEnabled()).isTrue();
            assertThat(account("L1001").tradingEnabled()).isFalse();
            assertThat(account("L1001").reason()).isEqualTo("No deposit yet");
        });

        send("seq-3", deposit("1001")).andExpect(status().isNoContent());
        eventually(() -> {
            assertThat(account("L1001").tradingEnabled()).isTrue();
            assertThat(accounts.closedBecause(Instant.now())).isEmpty();
        });

        assertThat(
                        jdbc.sql(
                                        "select action || ' ' || actor || ' ' || reason"
                                                + " from audit_entry"
                                                + " where object = 'account:L1001' order by seq")
                                .query(String.class)
                                .list())
                .containsExactly(
                        "account.opened crm kyc.approved seq-2",
                        "account.enabled crm deposit.received seq-3");
        assertThat(audit.firstBroken()).isEmpty();
    }

    @Test
    void anyOrderEndsInTheSameAccounts() throws Exception {
        send("ooo-1", deposit("1002")).andExpect(status().isNoContent());
        send("ooo-2", approved("1002")).andExpect(status().isNoContent());
        assertThat(accounts.view()).doesNotContainKey("L1002");
        send("ooo-3", created("1002")).andExpect(status().isNoContent());
        eventually(() -> {
            assertThat(account("D1002").tradingEnabled()).isTrue();
            assertThat(account("L1002").tradingEnabled()).isTrue();
        });
        assertThat(
                        jdbc.sql(
                                        "select outcome from webhook_delivery"
                                                + " where client_id = '1002' order by seq")
                                .query(String.class)
                                .list())
                .containsExactly("PARKED", "PARKED", "APPLIED");
    }

    @Test
    void aForgedSignatureChangesNothingAndIsCounted() throws Exception {
        // there before the first: a counter that begins with one has not grown to Prometheus
        Counter forged = meters.get("provisioning.events").tag("outcome", "forged").counter();
        double before = forged.count();
        long now = Instant.now().getEpochSecond();
        String body = created("6666");
        String wrong =
                new Webhook("whsec_AAAA9r8GKYqrTwjUPD8ILPZIo2LaLaSw").sign("forged-1", now, body);
        long stale = now - 3_600;
        List<ResultActions> answers =
                List.of(
                        send("forged-1", body, now, wrong),
                        send("forged-1", body, now, ""),
                        send(
                                "forged-1",
                                body,
                                stale,
                                new Webhook(SECRET).sign("forged-1", stale, body)),
                        send(
                                "forged-1",
                                body + " ",
                                now,
                                new Webhook(SECRET).sign("forged-1", now, body)),
                        mvc.perform(
                                post("/webhooks/crm")
                                        .contentType(MediaType.APPLICATION_JSON)
                                        .content(body)));
        for (ResultActions answer : answers) {
            answer.andExpect(status().isUnauthorized())
                    .andExpect(jsonPath("$.code").value("unauthenticated"));
        }
        assertThat(count("client", "id = '6666'")).isZero();
        assertThat(count("webhook_delivery", "webhook_id = 'forged-1'")).isZero();
        assertThat(count("audit_entry", "object like '%6666'")).isZero();
        assertThat(forged.count()).isEqualTo(before + answers.size());
    }

    @Test
    void aRepeatIsAcceptedWithoutASecondEffect() throws Exception {
        send("dup-1", created("1003")).andExpect(status().isNoContent());
        send("dup-1", created("1003")).andExpect(status().isNoContent());
        assertThat(count("audit_entry", "object = 'client:1003'")).isEqualTo(1);
        send("dup-1", approved("1003"))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("state-conflict"));
        assertThat(
                        jdbc.sql(
                                        "select outcome from webhook_delivery"
                                                + " where webhook_id = 'dup-1' order by seq")
                                .query(String.class)
                                .list())
                .containsExactly("APPLIED", "DUPLICATE", "CONFLICT");
    }

    @Test
    void manyAtOnceHaveOneEffect() throws Exception {
        send("many-0", created("1004")).andExpect(status().isNoContent());
        Callable<Integer> delivery =
                () -> send("many-1", approved("1004")).andReturn().getResponse().getStatus();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(
                            threads
                                    .invokeAll(List.of(delivery, delivery, delivery, delivery))
                                    .stream()
                                    .map(Future::resultNow))
                    .containsOnly(204);
        }
        assertThat(count("audit_entry", "object = 'account:D1004'")).isEqualTo(1);
    }

    @Test
    void badBodiesNameTheirField() throws Exception {
        send("bad-1", "{\"type\": client}")
                .andExpect(status().isBadRequest())
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.code").value("malformed-json"));
        send("bad-2", event("client.exploded", "1", 0, ""))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].pointer").value("/type"))
                .andExpect(
                        jsonPath("$.errors[0].detail")
                                .value(Matchers.containsString("'client.exploded'")));
        send(
                        "bad-3",
                        event(
                                "deposit.received",
                                "1005",
                                0,
                                ",\"amount\":\"-5\",\"currency\":\"USD\""))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].pointer").value("/data/amount"));
        send(
                        "bad-4",
                        event(
                                "deposit.received",
                                "1005",
                                0,
                                ",\"amount\":\"1e400\",\"currency\":\"USD\""))
                .andExpect(status().isBadRequest());
        send("bad-5", "{\"type\":\"kyc.approved\",\"type\":\"kyc.rejected\"}")
                .andExpect(status().isBadRequest());
        send("bad-6", "[".repeat(10_000)).andExpect(status().isBadRequest());
        send("bad-7", "null").andExpect(status().isBadRequest());
        send("bad-8", "").andExpect(status().isBadRequest());
        assertThat(count("webhook_delivery", "webhook_id like 'bad-%' and outcome = 'REJECTED'"))
                .isEqualTo(8);
        assertThat(count("client", "id = '1005'")).isZero();
    }

    @Test
    void aLargeBodyIsRefusedUnread() throws Exception {
        send("large-1", " ".repeat(256 * 1024 + 1))
                .andExpect(status().isContentTooLarge())
                .andExpect(jsonPath("$.code").value("payload-too-large"));
        mvc.perform(post("/webhooks/crm").contentType(MediaType.TEXT_PLAIN).content("hello"))
                .andExpect(status().isUnsupportedMediaType())
                .andExpect(jsonPath("$.code").value("unsupported-media-type"));
    }

    @Test
    void personalDataIsMaskedForThoseWithoutThePermission() throws Exception {
        send("pii-1", created("1006")).andExpect(status().isNoContent());
        mvc.perform(get("/api/v1/clients/1006").with(as("support")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.stage").value("CREATED"))
                .andExpect(jsonPath("$.name").value("A*** L***"))
                .andExpect(jsonPath("$.email").value("a***@***"));
        mvc.perform(get("/api/v1/clients/1006").with(as("compliance")))
                .andExpect(jsonPath("$.name").value("Ada Lovelace"))
                .andExpect(jsonPath("$.email").value("ada@example.com"));
        mvc.perform(get("/api/v1/webhook-deliveries").with(as("support")))
                .andExpect(status().isOk())
                .andExpect(content().string(not(Matchers.containsString("ada@example.com"))));
        mvc.perform(get("/api/v1/clients").with(as("symbol-admin")))
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.permission").value("account:read"));
        mvc.perform(get("/api/v1/clients")).andExpect(status().isUnauthorized());
    }

    @Test
    void accountsAreListed() throws Exception {
        send("list-1", created("1007")).andExpect(status().isNoContent());
        send("list-2", approved("1007")).andExpect(status().isNoContent());
        mvc.perform(get("/api/v1/accounts?q=1007").with(as("viewer")))
                .andExpect(jsonPath("$.items", hasSize(2)))
                .andExpect(jsonPath("$.items[0].account").value("D1007"))
                .andExpect(jsonPath("$.items[1].reason").value("No deposit yet"));
        mvc.perform(get("/api/v1/accounts/L1007").with(as("viewer")))
                .andExpect(jsonPath("$.tradingEnabled").value(false));
        mvc.perform(get("/api/v1/accounts/nope").with(as("viewer")))
                .andExpect(status().isNotFound());
        mvc.perform(get("/api/v1/clients/1007").with(as("viewer")))
                .andExpect(jsonPath("$.accounts", hasSize(2)));
    }

    @Test
    void depositsAddUpToTheFundsOfTheLiveAccount() throws Exception {
        String pro = created("1009").replace("\"country\"", "\"group\":\"pro\",\"country\"");
        send("funds-1", pro).andExpect(status().isNoContent());
        send("funds-2", approved("1009")).andExpect(status().isNoContent());
        send("funds-3", deposit("1009")).andExpect(status().isNoContent());
        send("funds-4", deposit("1009")).andExpect(status().isNoContent());
        send("funds-4", deposit("1009")).andExpect(status().isNoContent());
        eventually(() -> {
            assertThat(account("L1009").funds())
                    .isEqualTo(new AccountState.Funds(new BigDecimal("1000"), "USD"));
            assertThat(account("L1009").group()).isEqualTo("pro");
            assertThat(account("D1009").funds()).isNull();
        });
    }

    @Test
    void aRestartPublishesWhatTheDatabaseSays() throws Exception {
        send("re-1", created("1008")).andExpect(status().isNoContent());
        publisher.stop();
        send("re-2", approved("1008")).andExpect(status().isNoContent());
        publisher.start();
        eventually(() -> assertThat(account("D1008").tradingEnabled()).isTrue());
    }
}
