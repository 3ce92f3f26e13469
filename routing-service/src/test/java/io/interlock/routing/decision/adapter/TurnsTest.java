package io.interlock.routing.decision.adapter;

import static io.interlock.routing.decision.Policies.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.domain.ClOrdId;
import io.interlock.domain.CommandId;
import io.interlock.domain.Environment;
import io.interlock.events.OrderCommand;
import io.interlock.events.OrderCommand.Gate;
import io.interlock.events.OrderCommand.Kind;
import io.interlock.events.OrderCommand.RootOrder;
import io.interlock.events.RoutingDecision;
import io.interlock.events.RoutingPolicy;
import io.interlock.events.RoutingPolicy.Control.Action;
import io.interlock.events.RoutingPolicy.Control.Per;
import io.interlock.events.RoutingPolicy.Control.Throttle;
import io.interlock.events.RoutingPolicy.Control.Unit;
import io.interlock.fix.FixMessage;
import io.interlock.fix.OrderMessages;
import io.interlock.routing.decision.Decisions;
import io.interlock.routing.decision.Policies;
import io.interlock.routing.decision.Queue;
import io.interlock.routing.decision.ViewOfTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who waits, who leaves when, and what a cancel does to them. */
class TurnsTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    private final HeldOrders held = new HeldOrders();
    private final List<String> log = new ArrayList<>();
    private final View view = new View();
    private final Turns turns =
            new Turns(
                    view,
                    (command, now, waited) -> Decisions.judge(command, view, now, waited),
                    held,
                    this::decided);
    private long offset;

    /** The usual view, and who waits. */
    private final class View extends ViewOfTest {
        @Override
        public Queue queue() {
            return held;
        }
    }

    private void decided(RoutingDecision decision) {
        view.taken(decision);
        if (decision.oms() != null && decision.command().kind() == Kind.NEW) {
            view.routed(decision.command().commandId(), decision.oms());
        }
        var no = decision.rejection();
        log.add(
                "%s +%d %s"
                        .formatted(
                                decision.command().clOrdId(),
                                Duration.between(NOW, decision.decidedAt()).toMillis(),
                                no == null ? decision.oms() : no.rule() + ": " + no.text()));
    }

    /** The ClOrdID is a letter and the number of the command. */
    private OrderCommand command(
            Kind kind, String name, String account, @Nullable String about, Instant at) {
        long number = Long.parseLong(name.substring(1));
        RootOrder root =
                about == null
                        ? null
                        : new RootOrder(
                                new CommandId("T1", 1, Long.parseLong(about.substring(1))),
                                new ClOrdId(about),
                                null,
                                null);
        return OrderMessages.command(
                FixMessage.of(
                        ("52=20261123-10:00:00|11=%s|41=%s|1=%s|55=EURUSD|54=1|40=1|38=1000|"
                                        .formatted(name, about == null ? "" : about, account))
                                .replace('|', FixMessage.SOH)),
                kind,
                new CommandId("T1", 1, number),
                new OrderMessages.Sender(
                        "T1", Environment.LIVE, Gate.OBSERVE, "FIX.4.4", Duration.ofHours(1)),
                account,
                root,
                at);
    }

    private void comes(Kind kind, String name, String account, @Nullable String about, Instant at) {
        turns.command(command(kind, name, account, about, at), 0, offset++, at);
    }

    private void orders(String account, String... names) {
        for (String name : names) {
            comes(Kind.NEW, name, account, null, NOW);
        }
    }

    /** Every order to which the loop would wake until then. */
    private void until(long millis) {
        Instant end = NOW.plusMillis(millis);
        for (var next = held.next();
                next.isPresent() && !next.get().isAfter(end);
                next = held.next()) {
            turns.due(next.get());
        }
    }

    private void under(Throttle... throttles) {
        RoutingPolicy[] policies = new RoutingPolicy[throttles.length];
        for (int i = 0; i < throttles.length; i++) {
            policies[i] = Policies.of("t" + i, i, throttles[i]);
        }
        view.policies(policies);
        turns.due(NOW);
    }

    private static Throttle two(Per per, long millis, int most) {
        return waiting(per, Unit.ORDERS, Action.QUEUE, "2", "1", millis, most);
    }

    @Test
    void ordersLeaveAsTheyCameWhoeverTheyAreOf() {
        under(two(Per.POLICY, 5_000, 10));
        orders("L1", "A1");
        orders("L2", "A2");
        orders("L1", "A3", "A4");
        orders("L3", "A5");
        assertThat(log).containsExactly("A1 +0 OMSA");
        assertThat(held.size()).isEqualTo(4);
        assertThat(held.firstOffset(0)).hasValue(1);
        until(5_000);
        assertThat(log)
                .containsExactly(
                        "A1 +0 OMSA",
                        "A2 +500 OMSA",
                        "A3 +1000 OMSA",
                        "A4 +1500 OMSA",
                        "A5 +2000 OMSA");
        assertThat(held.size()).isZero();
        assertThat(held.firstOffset(0)).isEmpty();
        assertThat(held.next()).isEmpty();
    }

    @Test
    void othersAreNotHeldUp() {
        under(two(Per.ACCOUNT, 5_000, 10));
        orders("L1", "A1", "A2", "A3");
        orders("L2", "A4");
        assertThat(log).containsExactly("A1 +0 OMSA", "A4 +0 OMSA");
        until(400);
        comes(Kind.CANCEL, "C5", "L1", "A1", NOW.plusMillis(400));
        until(5_000);
        assertThat(log)
                .containsExactly(
                        "A1 +0 OMSA",
                        "A4 +0 OMSA",
                        "C5 +400 OMSA",
                        "A2 +500 OMSA",
                        "A3 +1000 OMSA");
    }

    @Test
    void aCommandThatStandsInTheLogTwiceWaitsOnce() {
        under(two(Per.ACCOUNT, 5_000, 10));
        orders("L1", "A1", "A2", "A3", "A2", "A3");
        assertThat(held.size()).isEqualTo(2);
        until(5_000);
        assertThat(log).containsExactly("A1 +0 OMSA", "A2 +500 OMSA", "A3 +1000 OMSA");
    }

    @Test
    void theQueueHasADepth() {
        under(two(Per.ACCOUNT, 5_000, 2));
        orders("L1", "A1", "A2", "A3", "A4");
        assertThat(log)
                .containsExactly(
                        "A1 +0 OMSA", "A4 +0 throttle: 2 orders wait already (policy t0 v3)");
        orders("L2", "A5", "A6", "A7");
        assertThat(log).hasSize(3);
    }

    @Test
    void whoIsTooOldIsRejectedAndTheNextIsAsked() {
        under(two(Per.POLICY, 700, 10));
        orders("L1", "A1", "A2");
        orders("L2", "A3");
        until(5_000);
        assertThat(log)
                .containsExactly(
                        "A1 +0 OMSA",
                        "A2 +500 OMSA",
                        "A3 +500 throttle: Too much of these orders: more than 2 orders in 1000 ms,"
                                + " and none is free within 700 ms (policy t0 v3)");
    }

    @Test
    void aCancelEndsAnOrderThatWaits() {
        under(two(Per.ACCOUNT, 5_000, 10));
        orders("L1", "A1", "A2", "A3");
        comes(Kind.REPLACE, "R4", "L1", "A2", NOW.plusMillis(100));
        comes(Kind.CANCEL, "C5", "L1", "A2", NOW.plusMillis(120));
        assertThat(log)
                .containsExactly(
                        "A1 +0 OMSA",
                        "A2 +120 queue: Ended by ClOrdID(11) C5: it had waited 120 ms for t0 v3",
                        "R4 +120 queue: Ended by ClOrdID(11) C5: it had waited 20 ms for t0 v3",
                        "C5 +120 root-order: The order A2 was not sent to any OMS");
        until(5_000);
        assertThat(log).hasSize(5).last().isEqualTo("A3 +500 OMSA");
    }

    @Test
    void aReplaceWaitsBehindItsOrder() {
        under(two(Per.ACCOUNT, 5_000, 10));
        orders("L1", "A1", "A2");
        comes(Kind.REPLACE, "R3", "L1", "A2", NOW.plusMillis(100));
        assertThat(log).hasSize(1);
        until(5_000);
        assertThat(log).containsExactly("A1 +0 OMSA", "A2 +500 OMSA", "R3 +500 OMSA");
    }

    @Test
    void aReplaceOfAnOrderThatWasRejectedIsRejectedToo() {
        under(two(Per.ACCOUNT, 700, 10));
        orders("L1", "A1", "A2", "A3");
        comes(Kind.REPLACE, "R4", "L1", "A3", NOW.plusMillis(100));
        until(5_000);
        assertThat(log.getLast())
                .isEqualTo("R4 +500 root-order: The order A3 was not sent to any OMS");
    }

    @Test
    void aCancelOfAnOrderThatWasSentEndsItsReplacesThatWait() {
        under(waiting(Per.ACCOUNT, Unit.MESSAGES, Action.QUEUE, "2", "1", 5_000, 10));
        orders("L1", "A1");
        comes(Kind.REPLACE, "R2", "L1", "A1", NOW.plusMillis(100));
        comes(Kind.CANCEL, "C3", "L1", "A1", NOW.plusMillis(120));
        assertThat(log)
                .containsExactly(
                        "A1 +0 OMSA",
                        "R2 +120 queue: Ended by ClOrdID(11) C3: it had waited 20 ms for t0 v3",
                        "C3 +120 OMSA");
    }

    @Test
    void whoAsksForAnOrderThatWaitsIsToldSo() {
        under(two(Per.ACCOUNT, 5_000, 10));
        orders("L1", "A1", "A2");
        comes(Kind.STATUS, "S3", "L1", "A2", NOW);
        assertThat(log.getLast())
                .isEqualTo("S3 +0 root-order: The order A2 was not sent yet: it waits for t0 v3");
    }

    @Test
    void anEndOfThePolicyLetsThemGo() {
        under(two(Per.POLICY, 5_000, 10));
        orders("L1", "A1", "A2");
        orders("L2", "A3");
        view.policies(new RoutingPolicy[0]);
        turns.due(NOW.plusMillis(100));
        assertThat(log).containsExactly("A1 +0 OMSA", "A2 +100 OMSA", "A3 +100 OMSA");
    }

    @Test
    void aKillSwitchReachesThoseThatWait() {
        under(two(Per.POLICY, 5_000, 10));
        orders("L1", "A1", "A2");
        view.killed("EURUSD");
        until(5_000);
        assertThat(log.getLast()).startsWith("A2 +500 kill-switch: ");
    }

    @Test
    void twoThrottlesAreWaitedForOneAfterTheOther() {
        under(two(Per.POLICY, 5_000, 10), two(Per.ACCOUNT, 5_000, 10));
        orders("L1", "A1");
        orders("L2", "A2");
        orders("L1", "A3");
        until(5_000);
        assertThat(log).containsExactly("A1 +0 OMSA", "A2 +500 OMSA", "A3 +1000 OMSA");
    }

    @Test
    void whateverComesEachIsDecidedOnceAndEachAccountInOrder() {
        SplittableRandom random = new SplittableRandom(7);
        under(
                two(Per.POLICY, 3_000, 20),
                waiting(Per.ACCOUNT, Unit.ORDERS, Action.SLOW, "1", "1", 2_000, 5));
        List<String> came = new ArrayList<>();
        List<List<String>> sentOf =
                List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        Instant at = NOW;
        for (int i = 1; i <= 400; i++) {
            at = at.plusMillis(random.nextInt(300));
            until(Duration.between(NOW, at).toMillis());
            int account = random.nextInt(3);
            List<String> sent = sentOf.get(account);
            int dice = random.nextInt(10);
            if (dice < 7 || sent.isEmpty()) {
                String name = "A" + i;
                comes(Kind.NEW, name, "L" + account, null, at);
                sent.add(name);
                came.add(name);
            } else {
                String about = sent.get(random.nextInt(sent.size()));
                String name = (dice < 8 ? "R" : "C") + i;
                comes(dice < 8 ? Kind.REPLACE : Kind.CANCEL, name, "L" + account, about, at);
                came.add(name);
            }
        }
        until(Duration.between(NOW, at.plusSeconds(20)).toMillis());
        assertThat(held.size()).isZero();
        assertThat(held.next()).isEmpty();
        List<String> decided = log.stream().map(line -> line.split(" ")[0]).toList();
        assertThat(decided).containsExactlyInAnyOrderElementsOf(came);
        for (List<String> sent : sentOf) {
            List<String> passed =
                    log.stream()
                            .filter(line -> line.endsWith(" OMSA"))
                            .map(line -> line.split(" ")[0])
                            .filter(sent::contains)
                            .toList();
            assertThat(passed).hasSizeGreaterThan(10);
            assertThat(passed).isEqualTo(sent.stream().filter(passed::contains).toList());
        }
    }
}
