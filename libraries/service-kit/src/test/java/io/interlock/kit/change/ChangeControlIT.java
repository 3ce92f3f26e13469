package io.interlock.kit.change;

import static io.interlock.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.interlock.domain.Environment;
import io.interlock.kit.audit.AuditTrail;
import io.interlock.kit.change.Activation.Cause;
import io.interlock.kit.change.ChangeControl.Who;
import io.interlock.kit.change.ChangeControlIT.Rules.Rule;
import io.interlock.kit.change.Outcome.Changed;
import io.interlock.testkit.OnPlatform;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** On real PostgreSQL, with the clock that ends and starts running. */
@OnPlatform
@SpringBootTest
class ChangeControlIT {
    private static final Who ANN = new Who("ann", "wider");
    private static final Who BOB = new Who("bob", "looks right");

    @Autowired private ChangeControl control;
    @Autowired private Kind<Rule> rules;
    @Autowired private Rules told;
    @Autowired private AuditTrail audit;
    @Autowired private JdbcClient jdbc;
    @Autowired private PlatformTransactionManager transactions;

    /** A kind of its own. */
    @TestConfiguration
    static class Rules {
        record Rule(Environment environment, int max) {}

        final Queue<String> inForce = new ConcurrentLinkedQueue<>();

        @Bean
        Kind<Rule> rules() {
            return new Kind<>(
                    "rule",
                    Rule.class,
                    rule ->
                            rule.max() > 0
                                    ? List.of()
                                    : List.of(Finding.at("/max", "max must be above 0")),
                    Rule::environment,
                    this::changed);
        }

        private void changed(String id) {
            if (id.equals("cursed")) {
                throw new IllegalStateException("nobody listens");
            }
            inForce.add(id);
        }
    }

    private static Changed done(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Changed.class);
        return (Changed) outcome;
    }

    private static Rule live(int max) {
        return new Rule(Environment.LIVE, max);
    }

    private int drafted(String id, Rule rule) {
        return done(control.draft(rules, id, rule, ANN)).number();
    }

    private int approved(String id, int max) {
        int version = drafted(id, live(max));
        done(control.submit(rules, id, version, ANN));
        done(control.approve(rules, id, version, null, BOB));
        return version;
    }

    private int applied(String id, int max, @Nullable Instant until) {
        int version = approved(id, max);
        done(control.apply(rules, id, version, null, until, ANN));
        return version;
    }

    private @Nullable Integer maxInForce(String id) {
        return control.inForce(rules, id).map(found -> found.body().max()).orElse(null);
    }

    private List<String> audited(String id) {
        return jdbc.sql(
                        "select action || ' ' || actor || ' ' || reason from audit_entry"
                                + " where object = ? order by seq")
                .param("rule:" + id)
                .query(String.class)
                .list();
    }

    @Test
    void everyMoveStandsInTheAudit() {
        drafted("all", live(1));
        done(control.edit(rules, "all", 1, 1, live(2), ANN));
        done(control.submit(rules, "all", 1, ANN));
        done(control.approve(rules, "all", 1, 2, BOB));
        done(control.apply(rules, "all", 1, null, null, ANN));
        applied("all", 3, null);
        done(control.revert(rules, "all", 1, null, new Who("bob", "too wide")));
        done(control.end(rules, "all", new Who("bob", "not needed")));
        drafted("all", live(4));
        done(control.submit(rules, "all", 3, ANN));
        done(control.decline(rules, "all", 3, new Who("bob", "no")));
        drafted("all", live(5));
        done(control.discard(rules, "all", 4, ANN));

        assertThat(audited("all"))
                .containsExactly(
                        "rule.drafted ann wider",
                        "rule.edited ann wider",
                        "rule.submitted ann wider",
                        "rule.approved bob looks right",
                        "rule.applied ann wider",
                        "rule.drafted ann wider",
                        "rule.submitted ann wider",
                        "rule.approved bob looks right",
                        "rule.applied ann wider",
                        "rule.reverted bob too wide",
                        "rule.ended bob not needed",
                        "rule.drafted ann wider",
                        "rule.submitted ann wider",
                        "rule.declined bob no",
                        "rule.drafted ann wider",
                        "rule.discarded ann wider");
        assertThat(
                        jdbc.sql(
                                        "select before || ' ' || after from audit_entry where"
                                                + " object = 'rule:all' and action = 'rule.edited'")
                                .query(String.class)
                                .single())
                .isEqualTo(
                        "{\"body\":{\"environment\":\"LIVE\",\"max\":1},\"revision\":1,\"stage\":\"DRAFT\",\"version\":1}"
                                + " {\"body\":{\"environment\":\"LIVE\",\"max\":2},\"revision\":2,\"stage\":\"DRAFT\",\"version\":1}");
        assertThat(told.inForce.stream().filter("all"::equals)).hasSize(4);
        assertThat(control.find(rules, "all").orElseThrow().versions())
                .extracting(Version::stage)
                .containsExactly(Stage.ENDED, Stage.SUPERSEDED, Stage.DECLINED, Stage.DISCARDED);
        assertThat(audit.firstBroken()).isEmpty();
    }

    @Test
    void theAuthorMayNotApproveWhereFourEyesIsOn() {
        int version = drafted("own", live(1));
        done(control.edit(rules, "own", version, 1, live(2), new Who("cat", "narrower")));
        done(control.submit(rules, "own", version, BOB));
        assertThat(control.approve(rules, "own", version, null, ANN))
                .isInstanceOf(Outcome.OwnWork.class);
        assertThat(control.approve(rules, "own", version, null, new Who("cat", "fine")))
                .isInstanceOf(Outcome.OwnWork.class);
        assertThat(control.approve(rules, "own", version, 1, BOB))
                .isInstanceOf(Outcome.Stale.class);
        done(control.approve(rules, "own", version, 2, BOB));
    }

    @Test
    void inDemoSubmittingIsEnough() {
        int version = drafted("demo", new Rule(Environment.DEMO, 1));
        assertThat(done(control.submit(rules, "demo", version, ANN)).version().stage())
                .isEqualTo(Stage.APPROVED);
        done(control.apply(rules, "demo", version, null, null, ANN));
        assertThat(control.interventions(rules))
                .filteredOn(each -> each.id().equals("demo"))
                .extracting(Intervention::why)
                .containsExactly(List.of(Intervention.Why.ONE_PERSON));
    }

    @Test
    void withBothSwitchesOffOnePersonIsEnoughInLiveToo() {
        ChangeControl off =
                new ChangeControl(
                        Stream.of(rules),
                        new ChangeStore(jdbc),
                        audit,
                        new ChangeKitProperties(
                                new ChangeKitProperties.FourEyes(false, false, null),
                                Duration.ofMillis(250)),
                        new TransactionTemplate(transactions),
                        Clock.systemUTC());
        int version = drafted("off", live(1));
        assertThat(done(off.submit(rules, "off", version, ANN)).version().stage())
                .isEqualTo(Stage.APPROVED);
        // switched on again meanwhile: nobody has seen it
        assertThat(control.apply(rules, "off", version, null, null, ANN))
                .isInstanceOf(Outcome.Conflict.class);
        done(off.apply(rules, "off", version, null, null, ANN));
    }

    @Test
    void whatIsWrongIsNotSubmitted() {
        int version = drafted("wrong", live(0));
        assertThat(control.submit(rules, "wrong", version, ANN))
                .isEqualTo(new Outcome.Invalid(List.of(Finding.at("/max", "max must be above 0"))));
        assertThat(audited("wrong")).hasSize(1);
    }

    @Test
    void aDocumentStaysInItsEnvironment() {
        drafted("there", live(1));
        Outcome elsewhere = control.draft(rules, "there", new Rule(Environment.DEMO, 1), ANN);
        assertThat(elsewhere).isInstanceOf(Outcome.Invalid.class);
        assertThat(control.edit(rules, "there", 1, 1, new Rule(Environment.DEMO, 1), ANN))
                .isEqualTo(elsewhere);
        assertThat(control.find(rules, "there").orElseThrow().versions()).hasSize(1);
    }

    @Test
    void whatNobodyMadeIsUnknown() {
        assertThat(control.end(rules, "nothing", ANN))
                .isEqualTo(new Outcome.Unknown("there is no rule nothing"));
        assertThat(control.find(rules, "nothing")).isEmpty();
    }

    @Test
    void afterItsTimeExactlyThePriorVersionReturnsByItself() {
        applied("ttl", 1, null);
        applied("ttl", 2, null);
        Activation prior = control.inForce(rules, "ttl").orElseThrow().activation();
        Instant until = Instant.now().plusMillis(700);
        applied("ttl", 3, until);
        assertThat(maxInForce("ttl")).isEqualTo(3);
        assertThat(control.interventions(rules))
                .filteredOn(each -> each.id().equals("ttl"))
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.until()).isEqualTo(until.truncatedTo(ChronoUnit.MICROS));
                    assertThat(each.returns()).isEqualTo(2);
                });

        eventually(() -> assertThat(maxInForce("ttl")).isEqualTo(2));

        Activation again = control.inForce(rules, "ttl").orElseThrow().activation();
        assertThat(again).isEqualTo(prior.again(4, again.since()));
        assertThat(again.since()).isAfterOrEqualTo(until.truncatedTo(ChronoUnit.MICROS));
        assertThat(audited("ttl").getLast()).isEqualTo("rule.expired platform wider");
        assertThat(told.inForce.stream().filter("ttl"::equals)).hasSize(4);
    }

    @Test
    void whereNothingWasBeforeNothingIsInForceAfter() {
        applied("once", 1, Instant.now().plusMillis(300));
        eventually(() -> assertThat(maxInForce("once")).isNull());
        assertThat(control.find(rules, "once").orElseThrow().versions())
                .extracting(Version::stage)
                .containsExactly(Stage.ENDED);
    }

    @Test
    void aScheduledVersionStartsByItself() {
        int version = approved("later", 1);
        Instant at = Instant.now().plusMillis(500);
        assertThat(done(control.apply(rules, "later", version, at, null, ANN)).version().stage())
                .isEqualTo(Stage.SCHEDULED);
        assertThat(maxInForce("later")).isNull();
        eventually(() -> assertThat(maxInForce("later")).isEqualTo(1));
        Activation started = control.inForce(rules, "later").orElseThrow().activation();
        assertThat(started.since()).isAfterOrEqualTo(at.truncatedTo(ChronoUnit.MICROS));
        assertThat(started.by()).isEqualTo("ann");
        assertThat(audited("later"))
                .endsWith("rule.scheduled ann wider", "rule.applied platform wider");
    }

    @Test
    void revertingIsOneStepOfOnePerson() {
        applied("back", 1, null);
        applied("back", 2, null);
        applied("back", 3, null);
        done(control.revert(rules, "back", 1, null, new Who("ann", "spreads are back")));
        assertThat(control.inForce(rules, "back").orElseThrow().activation())
                .satisfies(now -> {
                    assertThat(now.version()).isEqualTo(1);
                    assertThat(now.cause()).isEqualTo(Cause.REVERTED);
                    assertThat(now.by()).isEqualTo("ann");
                });
        assertThat(audited("back").getLast()).isEqualTo("rule.reverted ann spreads are back");
    }

    @Test
    void ofManyWhoApproveAtOnceOneDoes() throws Exception {
        int version = drafted("race", live(1));
        done(control.submit(rules, "race", version, ANN));
        List<Outcome> outcomes =
                atOnce(8, () -> control.approve(rules, "race", version, null, BOB));
        assertThat(outcomes.stream().filter(Changed.class::isInstance)).hasSize(1);
        assertThat(outcomes.stream().filter(Outcome.Conflict.class::isInstance)).hasSize(7);
        assertThat(audited("race"))
                .filteredOn(entry -> entry.startsWith("rule.approved"))
                .hasSize(1);
    }

    @Test
    void ofManyWhoEditAtOnceOneDoes() throws Exception {
        drafted("edits", live(1));
        List<Outcome> outcomes = atOnce(8, () -> control.edit(rules, "edits", 1, 1, live(2), BOB));
        assertThat(outcomes.stream().filter(Changed.class::isInstance)).hasSize(1);
        assertThat(outcomes.stream().filter(Outcome.Stale.class::isInstance)).hasSize(7);
    }

    @Test
    void draftsMadeAtOnceGetNumbersOfTheirOwn() throws Exception {
        List<Outcome> outcomes = atOnce(8, () -> control.draft(rules, "many", live(1), ANN));
        assertThat(outcomes.stream().map(outcome -> done(outcome).number()))
                .containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8);
    }

    @Test
    void whatIsDueIsDoneOnceWhoeverLooks() throws Exception {
        int version = approved("shared", 1);
        done(control.apply(rules, "shared", version, Instant.now().plusMillis(50), null, ANN));
        ChangeStore.Key key = new ChangeStore.Key("rule", "shared");
        eventually(() -> {
            var unused =
                    atOnce(
                            8,
                            () -> {
                                control.bring(key);
                                return true;
                            });
            assertThat(maxInForce("shared")).isEqualTo(1);
        });
        assertThat(audited("shared"))
                .filteredOn(entry -> entry.startsWith("rule.applied"))
                .hasSize(1);
    }

    private static <T> List<T> atOnce(int times, Callable<T> act) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(Stream.generate(() -> act).limit(times).toList()).stream()
                    .map(Future::resultNow)
                    .toList();
        }
    }

    @Test
    void aChangeAndItsEntryStandOrFallTogether() {
        int version = approved("cursed", 1);
        int entries = audited("cursed").size();
        assertThatThrownBy(() -> control.apply(rules, "cursed", version, null, null, ANN))
                .hasMessage("nobody listens");
        assertThatThrownBy(() -> control.discard(rules, "cursed", version, new Who("ann", " ")))
                .isInstanceOf(IllegalArgumentException.class);
        Document document = control.find(rules, "cursed").orElseThrow();
        assertThat(document.versions()).extracting(Version::stage).containsExactly(Stage.APPROVED);
        assertThat(document.activations()).isEmpty();
        assertThat(audited("cursed")).hasSize(entries);
    }

    @Test
    void anApprovalThatWasForgedIsNamed() {
        int version = approved("forged", 1);
        new TransactionTemplate(transactions)
                .executeWithoutResult(status -> {
                    jdbc.sql("alter table audit_entry disable trigger all").update();
                    long seq =
                            jdbc.sql(
                                            "select seq from audit_entry where object ="
                                                    + " 'rule:forged' and action ="
                                                    + " 'rule.approved'")
                                    .query(Long.class)
                                    .single();
                    jdbc.sql("update audit_entry set actor = 'cat' where seq = ?")
                            .param(seq)
                            .update();
                    assertThat(audit.verify().firstBad()).isEqualTo(seq);
                    status.setRollbackOnly();
                });
        assertThat(audit.firstBroken()).isEmpty();
        assertThat(version).isEqualTo(1);
    }

    private long entry(String id, String action) {
        return jdbc.sql("select seq from audit_entry where object = ? and action = ?")
                .params("rule:" + id, "rule." + action)
                .query(Long.class)
                .single();
    }

    /** What somebody with the database in hand could do, undone again. */
    private void tampered(String sql, Runnable check) {
        new TransactionTemplate(transactions)
                .executeWithoutResult(status -> {
                    jdbc.sql(sql).update();
                    check.run();
                    status.setRollbackOnly();
                });
        assertThat(audit.firstBroken()).isEmpty();
    }

    @Test
    void aBodyChangedBehindItsApprovalIsNamedAndTheApprovedOneStands() {
        applied("changed", 7, null);
        tampered(
                "update change_version set body = '{\"environment\":\"LIVE\",\"max\":700}'"
                        + " where id = 'changed'",
                () -> {
                    assertThat(audit.verify().firstBad()).isEqualTo(entry("changed", "drafted"));
                    assertThat(maxInForce("changed")).isEqualTo(7);
                });
        assertThat(maxInForce("changed")).isEqualTo(7);
    }

    @Test
    void aBodyChangedBeforeItsApprovalIsNamedToo() {
        drafted("waiting", live(7));
        done(control.edit(rules, "waiting", 1, 1, live(8), ANN));
        tampered(
                "update change_version set body = '{\"environment\":\"LIVE\",\"max\":700}'"
                        + " where id = 'waiting'",
                () -> assertThat(audit.verify().firstBad()).isEqualTo(entry("waiting", "edited")));
    }

    @Test
    void whatWasNeverAuditedIsNotInForce() {
        drafted("smuggled", live(7));
        tampered(
                """
                with v as (insert into change_version (kind, id, version, revision, stage, body,
                    reason, authors, written_at)
                select kind, id, 2, 1, 'ACTIVE', body, 'x', '{cat}', now() from change_version
                    where id = 'smuggled' returning *)
                insert into change_activation (kind, id, number, version, cause, by, reason, since,
                    second_person)
                select kind, id, 1, 2, 'APPLIED', 'cat', 'x', now(), true from change_document
                    where id = 'smuggled'
                """,
                () -> {
                    assertThat(maxInForce("smuggled")).isNull();
                    assertThat(audit.verify().firstBad()).isEqualTo(1);
                });
    }

    @Test
    void anotherVersionPutInForceByHandIsNamed() {
        applied("swapped", 1, null);
        applied("swapped", 2, null);
        long last =
                jdbc.sql("select max(seq) from audit_entry where object = 'rule:swapped'")
                        .query(Long.class)
                        .single();
        tampered(
                "update change_activation set version = 1 where id = 'swapped'",
                () -> assertThat(audit.verify().firstBad()).isEqualTo(last));
        tampered(
                "update change_activation set closed_at = now() where id = 'swapped'",
                () -> assertThat(audit.verify().firstBad()).isEqualTo(last));
    }

    @Test
    void whatElseIsAuditedOfADocumentContradictsNothing() {
        applied("stopped", 7, null);
        new TransactionTemplate(transactions)
                .execute(status ->
                        audit.record(
                                "platform",
                                "guard.tripped",
                                "rule:stopped",
                                "3 executions",
                                null,
                                Map.of("body", "stopped", "version", 1)));
        assertThat(audit.firstBroken()).isEmpty();
        assertThat(maxInForce("stopped")).isEqualTo(7);
    }
}
