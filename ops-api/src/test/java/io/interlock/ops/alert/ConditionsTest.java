package io.interlock.ops.alert;

import static io.interlock.ops.alert.Platform.ago;
import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.domain.Environment;
import io.interlock.domain.Symbol;
import io.interlock.events.FixIncident.Kind;
import io.interlock.events.FixSessionState.Role;
import io.interlock.events.FixSessionState.State;
import io.interlock.events.KillSwitch;
import io.interlock.ops.alert.Facts.Backlog;
import io.interlock.ops.alert.Facts.Recon;
import io.interlock.ops.status.ServiceStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each condition: when it finds, and when it does not. */
class ConditionsTest {
    private final Platform platform = new Platform();

    private static List<String> summaries(List<Finding> findings) {
        return findings.stream().map(Finding::summary).toList();
    }

    @Test
    void aSessionThatShouldBeUpIsFoundAndOneThatIsStoppedIsNot() {
        platform.session("OMSA-P", Role.OMS_PRIMARY, State.LOST, true, ago(9), "reset by peer")
                .session("OMSA-S", Role.OMS_SECONDARY, State.STOPPED)
                .session("OMSB-P", Role.OMS_PRIMARY, State.CONNECTING)
                .session("TRADER1", Role.ORDER_ENTRY, State.WAITING);
        List<Finding> found = platform.find("session-down");
        assertThat(summaries(found))
                .containsExactly(
                        "OMSA-P is not logged on (LOST): reset by peer",
                        "OMSB-P is not logged on (CONNECTING)");
        assertThat(found.getFirst())
                .isEqualTo(
                        Finding.of(
                                Map.of(
                                        "fixSession", "OMSA-P",
                                        "oms", "OMSA",
                                        "role", "OMS_PRIMARY"),
                                "OMSA-P is not logged on (LOST): reset by peer",
                                "/console/sessions/OMSA-P"));
        assertThat(found.getFirst().key("FixSessionDown"))
                .isEqualTo("FixSessionDown|fixSession=OMSA-P|oms=OMSA|role=OMS_PRIMARY");
    }

    @Test
    void aSequenceFaultAndASilentPeerAreFoundByTheirState() {
        platform.session("OMSA-P", Role.OMS_PRIMARY, State.SEQUENCE_FAULT)
                .session("OMSA-S", Role.OMS_SECONDARY, State.DEGRADED);
        assertThat(summaries(platform.find("sequence-fault")))
                .containsExactly(
                        "OMSA-P waits for a person: its sequence numbers do not fit"
                                + " (SEQUENCE_FAULT)");
        assertThat(summaries(platform.find("session-not-answering")))
                .containsExactly(
                        "OMSA-S is logged on and does not answer our TestRequest (DEGRADED)");
    }

    @Test
    void aHeartbeatIsLateAfterAShareOfHeartBtIntWhileLoggedOn() {
        platform.session("OMSA-P", Role.OMS_PRIMARY, State.ACTIVE)
                .session("OMSA-S", Role.OMS_SECONDARY, State.LOST)
                .session("OMSB-P", Role.OMS_PRIMARY, State.ACTIVE)
                .sample(
                        "fix-gateway",
                        "fix_heartbeat_age_seconds",
                        Map.of("session", "OMSA-P"),
                        7.6)
                .sample("fix-gateway", "fix_heartbeat_age_seconds", Map.of("session", "OMSA-S"), 99)
                .sample(
                        "fix-gateway",
                        "fix_heartbeat_age_seconds",
                        Map.of("session", "OMSB-P"),
                        7.4);
        assertThat(summaries(platform.find("heartbeat-late", "percent", 150)))
                .containsExactly("OMSA-P: nothing came for 7.6 s, HeartBtInt(108) is 5");
    }

    @Test
    void aLinkIsDownWhenNoneOfItsSessionsTakesOrders() {
        platform.session("OMSA-P", Role.OMS_PRIMARY, State.LOST)
                .session("OMSA-S", Role.OMS_SECONDARY, State.SYNCING)
                .session("OMSB-P", Role.OMS_PRIMARY, State.LOST)
                .session("OMSB-S", Role.OMS_SECONDARY, State.ACTIVE)
                .session("OMSC-P", Role.OMS_PRIMARY, State.OUT_OF_WINDOW)
                .session("OMSC-S", Role.OMS_SECONDARY, State.STOPPED);
        assertThat(summaries(platform.find("link-down")))
                .containsExactly(
                        "No session with OMSA takes new orders: OMSA-P is LOST, OMSA-S is SYNCING");
    }

    @Test
    void ordersByTheSecondaryAreFound() {
        platform.session("OMSA-S", Role.OMS_SECONDARY, State.ACTIVE, true, ago(60), null)
                .session("OMSB-S", Role.OMS_SECONDARY, State.ACTIVE);
        assertThat(summaries(platform.find("on-secondary")))
                .containsExactly("New orders of OMSA go by OMSA-S, its secondary session");
    }

    @Test
    void aLinkThatMovesTooOftenIsFlapping() {
        platform.session("OMSA-P", Role.OMS_PRIMARY, State.ACTIVE)
                .session("OMSA-S", Role.OMS_SECONDARY, State.ACTIVE)
                .incident("OMSA-S", Kind.FAILOVER, 300, "away")
                .incident("OMSA-P", Kind.REVERT, 200, "back")
                .incident("OMSA-S", Kind.FAILOVER, 601, "before");
        assertThat(platform.find("link-flapping", "max", 2, "windowMillis", 600_000)).isEmpty();
        platform.incident("OMSA-S", Kind.FAILOVER, 100, "away again");
        List<Finding> found = platform.find("link-flapping", "max", 2, "windowMillis", 600_000);
        assertThat(summaries(found))
                .containsExactly("The link with OMSA changed its session 3 times in 10 min");
        assertThat(found.getFirst().occurrences()).isEqualTo(3);
    }

    @Test
    void aStandByThatWasNotHeardForLongIsUnproven() {
        platform.session("OMSA-P", Role.OMS_PRIMARY, State.ACTIVE)
                .session("OMSA-S", Role.OMS_SECONDARY, State.STOPPED, false, ago(90_000), null)
                .session("OMSB-S", Role.OMS_SECONDARY, State.ACTIVE, false, ago(80_000), null);
        assertThat(summaries(platform.find("stand-by-unproven", "maxAgeMillis", 86_400_000)))
                .containsExactly("OMSA-S stands by for OMSA and was not heard for 25 h");
    }

    @Test
    void pricesThatMakeNoSenseAreFoundWhileTheyMakeNone() {
        platform.sample(
                        "routing-service",
                        "routing_mispriced",
                        Map.of("symbol", "EURUSD", "rule", "majors", "cause", "DEVIATION"),
                        1)
                .sample(
                        "routing-service",
                        "routing_mispriced",
                        Map.of("symbol", "XAUUSD", "rule", "metals", "cause", "STALE"),
                        0);
        List<Finding> found = platform.find("mispriced");
        assertThat(found)
                .containsExactly(
                        Finding.of(
                                Map.of("symbol", "EURUSD", "priceRule", "majors"),
                                "The prices of EURUSD make no sense: DEVIATION, says rule majors",
                                "/console/symbols"));
    }

    @Test
    void incidentsCountWithinTheirWindow() {
        platform.incident("OMSA-P", Kind.SESSION_REJECT, 10, "tag 54 is missing")
                .incident("OMSA-P", Kind.BUSINESS_REJECT, 5, "unsupported type")
                .incident("OMSA-P", Kind.SESSION_REJECT, 61, "long ago")
                .incident("OMSB-P", Kind.ANOMALY, 1, "a late fill");
        List<Finding> rejects = platform.find("session-rejects", "max", 0, "windowMillis", 60_000);
        assertThat(summaries(rejects))
                .containsExactly(
                        "OMSA-P: 2 rejects of messages in 60 s, the newest: unsupported type");
        assertThat(rejects.getFirst().occurrences()).isEqualTo(2);
        assertThat(platform.find("session-rejects", "max", 2, "windowMillis", 60_000)).isEmpty();
        assertThat(platform.find("anomalies", "max", 0, "windowMillis", 60_000)).hasSize(1);
        assertThat(platform.find("undeliverable", "max", 0, "windowMillis", 60_000)).isEmpty();
    }

    @Test
    void aShareOfRejectsNeedsEnoughOrders() {
        platform.flow("TRADER1", 10, 15, 1).flow("TRADER1", 20, 15, 1).flow("TRADER2", 10, 19, 19);
        Object[] rule = {"percent", 5, "minOrders", 20, "windowMillis", 300_000};
        assertThat(summaries(platform.find("reject-share", rule)))
                .containsExactly("2 of 30 orders of TRADER1 were rejected in 5 min");
        platform.flow("TRADER1", 30, 10, 0);
        assertThat(platform.find("reject-share", rule)).isEmpty();
    }

    @Test
    void aClientIsSilentOnlyWhileOthersSend() {
        platform.session("TRADER1", Role.ORDER_ENTRY, State.ACTIVE)
                .session("TRADER2", Role.ORDER_ENTRY, State.ACTIVE)
                .session("TRADER3", Role.ORDER_ENTRY, State.WAITING)
                .flow("TRADER1", 400, 30, 0)
                .flow("TRADER3", 400, 30, 0);
        Object[] rule = {"minBefore", 20, "minOfOthers", 20, "windowMillis", 300_000};
        assertThat(platform.find("no-orders", rule)).isEmpty();
        platform.flow("TRADER2", 10, 25, 0);
        assertThat(summaries(platform.find("no-orders", rule)))
                .containsExactly(
                        "TRADER1 is logged on and sent no order for 5 min, others sent 25");
        platform.flow("TRADER1", 5, 1, 0);
        assertThat(platform.find("no-orders", rule)).isEmpty();
    }

    @Test
    void agesAreWhatTheGatewayMeasures() {
        platform.sample(
                        "fix-gateway",
                        "fix_orders_unacknowledged_oldest_age_seconds",
                        Map.of("session", "OMSA-P"),
                        6.2)
                .sample(
                        "fix-gateway",
                        "fix_orders_unacknowledged_oldest_age_seconds",
                        Map.of("session", "OMSB-P"),
                        4.9)
                .sample(
                        "fix-gateway",
                        "fix_orders_in_doubt_oldest_age_seconds",
                        Map.of("oms", "OMSB"),
                        31);
        assertThat(summaries(platform.find("order-unanswered", "maxAgeMillis", 5_000)))
                .containsExactly("OMSA-P has left an order unanswered for 6 s");
        assertThat(summaries(platform.find("order-in-doubt", "maxAgeMillis", 30_000)))
                .containsExactly("Whether OMSB has an order is in doubt for 31 s");
    }

    @Test
    void aWordingThatIsNewAndHitsSeveralAccountsIsFoundWhileItIsNew() {
        platform.wording("Desk quota exhausted", 60, 4, 9)
                .wording("Not on a holiday", 60, 3, 30)
                .wording("Client is in liquidation", 901, 9, 9);
        List<Finding> found =
                platform.find("reject-new-wording", "accounts", 3, "windowMillis", 900_000);
        assertThat(summaries(found))
                .containsExactly(
                        "A reject that was never seen before hit 4 accounts, 9 times:"
                                + " Desk quota exhausted");
        assertThat(found.getFirst().occurrences()).isEqualTo(9);
    }

    @Test
    void anOmsIsSlowAgainstItsUsualTimesOfTheHour() {
        Duration fast = Duration.ofMillis(10);
        platform.acks("OMSA", 1, 15, Duration.ofMillis(40))
                .acks("OMSA", 5, 15, Duration.ofMillis(40))
                .acks("OMSA", 7, 1_000, fast)
                .usualAcks("OMSA", 100, fast)
                .acks("OMSB", 1, 100, Duration.ofMillis(25))
                .usualAcks("OMSB", 100, fast);
        Object[] rule = {"times", 3, "minAcks", 20, "minUsual", 100, "windowMillis", 300_000};
        List<Finding> found = platform.find("ack-slow", rule);
        assertThat(summaries(found))
                .containsExactly(
                        "OMSA answers within 39.8 ms (p95 of 30), usual at this hour is 10 ms");
        platform.acks("OMSA", 0, 1_000, fast);
        assertThat(platform.find("ack-slow", rule)).isEmpty();
    }

    @Test
    void nothingIsSlowWithoutEnoughAnswersOrEnoughHistory() {
        Duration slow = Duration.ofSeconds(4);
        platform.acks("OMSA", 1, 19, slow)
                .usualAcks("OMSA", 1_000, Duration.ofMillis(1))
                .acks("OMSB", 1, 500, slow)
                .usualAcks("OMSB", 99, Duration.ofMillis(1))
                .acks("OMSC", 1, 500, slow);
        Object[] rule = {"times", 3, "minAcks", 20, "minUsual", 100, "windowMillis", 300_000};
        assertThat(platform.find("ack-slow", rule)).isEmpty();
    }

    @Test
    void reconciliationIsJudgedPerOms() {
        platform.session("OMSA-DC", Role.DROP_COPY, State.ACTIVE)
                .session("OMSB-DC", Role.DROP_COPY, State.DISABLED)
                .recon(new Recon("OMSA", 1_000, 2, 3, ago(61), ago(31)))
                .recon(new Recon("OMSB", 1_000, 1, 0, null, ago(31)));
        assertThat(summaries(platform.find("break-open", "maxAgeMillis", 60_000)))
                .containsExactly("3 breaks with OMSA are open, the oldest for 61 s");
        assertThat(summaries(platform.find("trades-unproven", "percent", 0.1, "minUnproven", 1)))
                .containsExactly("2 of 1000 trades with OMSA are shown by one side only");
        assertThat(summaries(platform.find("drop-copy-silent", "maxAgeMillis", 30_000)))
                .containsExactly("OMSA trades, and its drop copy has said nothing for 31 s");
    }

    @Test
    void servicesAndStateTopicsAreFoundByName() {
        platform.service("fix-gateway", ServiceStatus.State.DOWN, "no answer at localhost:8086")
                .service("routing-service", ServiceStatus.State.UP, "ready")
                .service("recon", ServiceStatus.State.UNKNOWN, "not asked yet")
                .stale("accounts.state.v1", "no marker for 3 s");
        assertThat(summaries(platform.find("service-down")))
                .containsExactly("fix-gateway is down: no answer at localhost:8086");
        assertThat(summaries(platform.find("state-stale")))
                .containsExactly("Nothing may be decided by accounts.state.v1: no marker for 3 s");
    }

    @Test
    void whatServicesKeepIsFoundByTheirMetrics() {
        platform.sample("symbol-cms-service", "outbox_oldest_age_seconds", Map.of(), 6)
                .sample("fix-gateway", "outbox_oldest_age_seconds", Map.of(), 0)
                .sample("fix-gateway", "audit_chain_valid", Map.of(), 0)
                .sample("symbol-cms-service", "audit_chain_valid", Map.of(), 1);
        assertThat(summaries(platform.find("outbox-old", "maxAgeMillis", 5_000)))
                .containsExactly("symbol-cms-service has an event that waits for Kafka for 6 s");
        assertThat(summaries(platform.find("audit-broken")))
                .containsExactly("The audit log of fix-gateway is not what was written");
    }

    @Test
    void countersCountByWhatTheyGrewWithinTheWindow() {
        Map<String, String> forged = Map.of("outcome", "forged");
        platform.increase("recon", "recon_parked_total", Map.of(), Duration.ofSeconds(30), 2)
                .increase("crm", "provisioning_events_total", forged, Duration.ofSeconds(30), 3)
                .increase("crm", "provisioning_events_total", forged, Duration.ofSeconds(61), 9)
                .increase(
                        "crm",
                        "provisioning_events_total",
                        Map.of("outcome", "acted-on"),
                        Duration.ofSeconds(5),
                        9);
        assertThat(summaries(platform.find("records-parked", "max", 0, "windowMillis", 60_000)))
                .containsExactly("recon parked 2 records in 60 s");
        Object[] rule = {"max", 3, "windowMillis", 60_000};
        assertThat(platform.find("webhooks-forged", rule)).isEmpty();
        platform.increase("crm", "provisioning_events_total", forged, Duration.ofSeconds(1), 1);
        List<Finding> found = platform.find("webhooks-forged", rule);
        assertThat(summaries(found))
                .containsExactly("crm refused 4 webhooks for their signature in 60 s");
        assertThat(found.getFirst().occurrences()).isEqualTo(4);
    }

    @Test
    void aKillSwitchIsForgottenAfterItsTime() {
        platform.kill(
                        new KillSwitch(
                                "K1",
                                Environment.LIVE,
                                new Symbol("XAUUSD"),
                                "dealer",
                                "stale feed",
                                ago(90_000)))
                .kill(
                        new KillSwitch(
                                "K2",
                                Environment.LIVE,
                                new Symbol("EURUSD"),
                                "dealer",
                                "news",
                                ago(60)));
        assertThat(summaries(platform.find("kill-switch-old", "maxAgeMillis", 86_400_000)))
                .containsExactly("LIVE:XAUUSD is stopped for 25 h, by dealer: stale feed");
    }

    @Test
    void whatOnePersonDidAloneIsToldForItsTime() {
        Map<String, String> gold = Map.of("policy", "gold-stop", "environment", "LIVE");
        platform.increase(
                        "routing-service",
                        "policy_emergency_moves_total",
                        gold,
                        Duration.ofMinutes(2),
                        1)
                .increase(
                        "routing-service",
                        "policy_emergency_moves_total",
                        Map.of("policy", "old", "environment", "LIVE"),
                        Duration.ofMinutes(16),
                        1)
                .kill(
                        new KillSwitch(
                                "K2",
                                Environment.LIVE,
                                new Symbol("EURUSD"),
                                "dealer",
                                "news",
                                ago(60)));
        assertThat(summaries(platform.find("emergency-move", "windowMillis", 900_000)))
                .containsExactly(
                        "One person alone put gold-stop in force in LIVE",
                        "dealer stopped LIVE:EURUSD: news");
    }

    @Test
    void messagesThatWaitOrWereGivenUpAreFound() {
        platform.backlog(new Backlog("desk", 2, ago(61), 0))
                .backlog(new Backlog("mail", 0, null, 1))
                .backlog(new Backlog("pager", 1, ago(5), 0));
        assertThat(summaries(platform.find("deliveries-stuck", "maxAgeMillis", 60_000)))
                .containsExactly(
                        "Alerts do not reach desk: 2 wait, 0 were given up",
                        "Alerts do not reach mail: 0 wait, 1 were given up");
    }

    @Test
    void nothingIsFoundWhereNothingIsKnown() {
        Facts nothing = Facts.none(Platform.NOON);
        for (Rule rule : Rules.DEFAULTS) {
            Condition condition = Conditions.named(rule.condition()).orElseThrow();
            assertThat(condition.find(nothing, rule)).as(rule.id()).isEmpty();
        }
    }
}
