package io.interlock.kit.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.interlock.domain.Environment;
import io.interlock.kit.audit.AuditTrail;
import io.interlock.kit.change.ChangeControl.Who;
import io.interlock.kit.change.FourEyesIT.Limits.Limit;
import io.interlock.kit.change.Outcome.Changed;
import io.interlock.testkit.OnPlatform;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The cases of the catalogue in which a second person could be got round, as far as change control
 * decides them; those about roles and other ways in are the services'.
 */
@OnPlatform
@SpringBootTest
class FourEyesIT {
    private static final Who ANN = new Who("ann", "wider");
    private static final Who BOB = new Who("bob", "looks right");

    @Autowired private ChangeControl control;
    @Autowired private Kind<Limit> limits;
    @Autowired private AuditTrail audit;
    @Autowired private JdbcClient jdbc;
    @Autowired private PlatformTransactionManager transactions;

    /** A kind of its own. */
    @TestConfiguration
    static class Limits {
        record Limit(Environment environment, int max) {}

        private final JdbcClient jdbc;

        Limits(JdbcClient jdbc) {
            this.jdbc = jdbc;
        }

        @Bean
        Kind<Limit> limits() {
            return new Kind<>(
                    "limit", Limit.class, limit -> List.of(), Limit::environment, this::changed);
        }

        /** The database connection dies in the middle of an apply, once. */
        private void changed(String id) {
            if (id.equals("killed")
                    && jdbc.sql("select 1 from spare").query().listOfRows().isEmpty()) {
                jdbc.sql("select pg_terminate_backend(pg_backend_pid())").query().listOfRows();
            }
        }
    }

    private static Changed done(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Changed.class);
        return (Changed) outcome;
    }

    private int drafted(String id, int max, Who who) {
        return done(control.draft(limits, id, new Limit(Environment.LIVE, max), who)).number();
    }

    private int submitted(String id, Who who) {
        int version = drafted(id, 1, who);
        done(control.submit(limits, id, version, who));
        return version;
    }

    private int approved(String id) {
        int version = submitted(id, ANN);
        done(control.approve(limits, id, version, null, BOB));
        return version;
    }

    private Stage stage(String id) {
        return control.find(limits, id).orElseThrow().versions().getFirst().stage();
    }

    @Test
    void e1TheAuthorDoesNotApprove() {
        int version = submitted("e1", ANN);
        assertThat(control.approve(limits, "e1", version, null, ANN))
                .isInstanceOf(Outcome.OwnWork.class);
        assertThat(stage("e1")).isEqualTo(Stage.SUBMITTED);
    }

    @Test
    void e2NorByAnotherWayIn() {
        int own = submitted("e2", ANN);
        assertThat(control.approve(limits, "e2", own, null, new Who("ann via nightly", "ok")))
                .isInstanceOf(Outcome.OwnWork.class);
        int byKey = submitted("e2-key", new Who("ann via nightly", "wider"));
        assertThat(control.approve(limits, "e2-key", byKey, null, ANN))
                .isInstanceOf(Outcome.OwnWork.class);
        assertThat(control.approve(limits, "e2-key", byKey, null, new Who("ann via other", "ok")))
                .isInstanceOf(Outcome.OwnWork.class);
    }

    @Test
    void e5WhatIsApprovedIsTheTextThatWasLookedAtAndStaysIt() {
        int version = drafted("e5", 1, ANN);
        done(control.edit(limits, "e5", version, 1, new Limit(Environment.LIVE, 2), ANN));
        done(control.submit(limits, "e5", version, ANN));
        assertThat(control.approve(limits, "e5", version, 1, BOB))
                .isInstanceOf(Outcome.Stale.class);
        Limit wide = new Limit(Environment.LIVE, 1_000);
        assertThat(control.edit(limits, "e5", version, 2, wide, ANN))
                .isInstanceOf(Outcome.Conflict.class);
        done(control.approve(limits, "e5", version, 2, BOB));
        assertThat(control.edit(limits, "e5", version, 2, wide, ANN))
                .isInstanceOf(Outcome.Conflict.class);
        done(control.apply(limits, "e5", version, null, null, ANN));
        assertThat(control.inForce(limits, "e5").orElseThrow().body().max()).isEqualTo(2);
    }

    @Test
    void e6AnApprovalThatExpiresIsNoMoreWhereThatIsAskedFor() {
        int version = approved("e6");
        assertThat(expiring(Duration.ofMinutes(16)).apply(limits, "e6", version, null, null, ANN))
                .isEqualTo(
                        new Outcome.Conflict(
                                "the approval of version 1 is older than PT15M; make another draft of it",
                                Stage.APPROVED));
        done(expiring(Duration.ofMinutes(14)).apply(limits, "e6", version, null, null, ANN));
    }

    /** Approvals last 15 minutes, and {@code later} has passed. */
    private ChangeControl expiring(Duration later) {
        return new ChangeControl(
                Stream.of(limits),
                new ChangeStore(jdbc),
                audit,
                new ChangeKitProperties(
                        new ChangeKitProperties.FourEyes(true, false, Duration.ofMinutes(15)),
                        Duration.ofMillis(250)),
                new TransactionTemplate(transactions),
                Clock.offset(Clock.systemUTC(), later));
    }

    @Test
    void e7OfTwoApprovalsAtOnceOneCountsAHundredTimes() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 100; i++) {
                String id = "e7-" + i;
                int version = submitted(id, ANN);
                Callable<Outcome> approve = () -> control.approve(limits, id, version, null, BOB);
                List<Outcome> outcomes =
                        threads.invokeAll(List.of(approve, approve)).stream()
                                .map(Future::resultNow)
                                .toList();
                assertThat(outcomes).hasAtLeastOneElementOfType(Changed.class);
                assertThat(outcomes).hasAtLeastOneElementOfType(Outcome.Conflict.class);
            }
        }
        assertThat(
                        jdbc.sql(
                                        "select count(*) from audit_entry where object like 'limit:e7-%'"
                                                + " and action = 'limit.approved'")
                                .query(Long.class)
                                .single())
                .isEqualTo(100);
    }

    @Test
    void e8AnApprovalCountsOnceAndForNothingElse() {
        int version = approved("e8");
        assertThat(control.approve(limits, "e8", version, 1, BOB))
                .isInstanceOf(Outcome.Conflict.class);
        int next = drafted("e8", 2, ANN);
        assertThat(control.apply(limits, "e8", next, null, null, ANN))
                .isInstanceOf(Outcome.Conflict.class);
        done(control.apply(limits, "e8", version, null, null, ANN));
        assertThat(control.apply(limits, "e8", version, null, null, ANN))
                .isInstanceOf(Outcome.Conflict.class);
        done(control.end(limits, "e8", ANN));
        assertThat(control.approve(limits, "e8", version, 1, BOB))
                .isInstanceOf(Outcome.Conflict.class);
        assertThat(control.apply(limits, "e8", version, null, null, ANN))
                .isInstanceOf(Outcome.Conflict.class);
    }

    @Test
    void e12ADenialIsForGood() {
        int version = submitted("e12", ANN);
        done(control.decline(limits, "e12", version, new Who("bob", "too wide")));
        assertThat(control.approve(limits, "e12", version, null, new Who("cat", "fine")))
                .isInstanceOf(Outcome.Conflict.class);
        assertThat(control.apply(limits, "e12", version, null, null, ANN))
                .isInstanceOf(Outcome.Conflict.class);
    }

    @Test
    void e13WhatDiesInTheMiddleOfApplyingHasNotBegun() {
        jdbc.sql("create table spare (one int)").update();
        int version = approved("killed");
        assertThatThrownBy(() -> control.apply(limits, "killed", version, null, null, ANN))
                .isInstanceOf(RuntimeException.class);
        assertThat(stage("killed")).isEqualTo(Stage.APPROVED);
        assertThat(control.inForce(limits, "killed")).isEmpty();
        jdbc.sql("insert into spare values (1)").update();
        done(control.apply(limits, "killed", version, null, null, ANN));
        assertThat(audit.firstBroken()).isEmpty();
    }

    @Test
    void e14WhoLooksAtAnOlderRevisionOrVersionIsTold() {
        int first = approved("e14");
        done(control.apply(limits, "e14", first, null, null, ANN));
        int second = drafted("e14", 2, ANN);
        done(control.edit(limits, "e14", second, 1, new Limit(Environment.LIVE, 3), ANN));
        done(control.submit(limits, "e14", second, ANN));
        assertThat(control.approve(limits, "e14", second, 1, BOB))
                .isInstanceOf(Outcome.Stale.class);
        assertThat(control.approve(limits, "e14", first, null, BOB))
                .isInstanceOf(Outcome.Conflict.class);
        done(control.approve(limits, "e14", second, 2, BOB));
    }
}
