package io.interlock.routing.venue;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.domain.CommandId;
import io.interlock.domain.Environment;
import io.interlock.events.OrderCommand;
import io.interlock.events.OrderCommand.Gate;
import io.interlock.events.OrderCommand.Kind;
import io.interlock.events.OrderExecution;
import io.interlock.events.OrderExecution.Origin;
import io.interlock.events.RoutingDecision;
import io.interlock.events.VenueHealth;
import io.interlock.events.VenueHealth.Figures;
import io.interlock.events.VenueLimits;
import io.interlock.fix.FixMessage;
import io.interlock.fix.OrderMessages;
import io.interlock.fix.ReportMessages;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told of orders, and what it amounts to. Late is above 1 s, overdue above 3 s. */
class WindowTest {
    private static final Instant START = Instant.parse("2026-11-30T10:00:00Z");

    private final Window window = new Window();
    private VenueHealth health = Judge.unknown("OMSA", START);
    private Instant now = START;
    private int reports;

    private static CommandId id(int order) {
        return new CommandId("T1", 1, order);
    }

    private static String fix(String text) {
        return text.replace('|', FixMessage.SOH);
    }

    private boolean sent(int order, String oms, String terms) {
        OrderCommand command =
                OrderMessages.command(
                        FixMessage.of(
                                fix(
                                        "52=20261130-10:00:00|11=A%d|1=L1|55=EURUSD|54=1|38=2000|%s"
                                                .formatted(order, terms))),
                        Kind.NEW,
                        id(order),
                        new OrderMessages.Sender(
                                "T1",
                                Environment.LIVE,
                                Gate.ENFORCE,
                                "FIX.4.4",
                                Duration.ofHours(1)),
                        null,
                        null,
                        now);
        return window.take(
                new RoutingDecision(
                        command, oms, null, List.of(), List.of(), Map.of(), now, List.of()));
    }

    private void sent(int order) {
        sent(order, "OMSA", "40=2|44=1.1|");
    }

    private void told(int order, String oms, String report, @Nullable Instant sentAt) {
        window.take(
                new OrderExecution(
                        new CommandId(oms + "-P", 1, ++reports),
                        Origin.OMS,
                        oms,
                        oms + "-P",
                        "T1",
                        id(order),
                        "8",
                        ReportMessages.executionReport(
                                FixMessage.of(fix("35=8|11=A" + order + "|" + report))),
                        null,
                        null,
                        List.of(),
                        "",
                        now,
                        List.of(),
                        sentAt));
    }

    private void acked(int order) {
        told(order, "OMSA", "150=0|39=0|14=0|151=2000|", null);
    }

    private void refused(int order) {
        window.take(
                new OrderExecution(
                        id(order),
                        Origin.PLATFORM,
                        null,
                        null,
                        "T1",
                        id(order),
                        "8",
                        null,
                        null,
                        "not connected",
                        List.of(),
                        "",
                        now));
    }

    private void after(long millis) {
        now = now.plusMillis(millis);
    }

    private Evidence evidence() {
        return window.evidence(health, VenueLimits.USUAL, 7, now, now);
    }

    private static Figures figures(int answered, int rejected, int slow, int overdue, int good) {
        return new Figures(false, answered, rejected, slow, overdue, 0, 0, good, 7);
    }

    @Test
    void anAnswerInTimeIsGoodAndOneLaterIsSlow() {
        sent(1);
        sent(2);
        after(1_000);
        acked(1);
        after(1);
        acked(2);
        assertThat(evidence().figures()).isEqualTo(figures(2, 0, 1, 0, 1));
    }

    @Test
    void whatIsUnansweredIsSlowFirstAndOverdueThen() {
        sent(1);
        after(1_000);
        assertThat(evidence().figures()).isEqualTo(figures(0, 0, 0, 0, 0));
        after(1);
        assertThat(evidence().figures()).isEqualTo(figures(0, 0, 1, 0, 0));
        after(2_000);
        assertThat(evidence().figures()).isEqualTo(figures(0, 0, 1, 1, 0));
        assertThat(evidence().silent()).isTrue();
    }

    @Test
    void whatWasNotReadYetIsNotOverdue() {
        sent(1);
        Instant read = now.plusMillis(500);
        after(60_000);
        assertThat(window.evidence(health, VenueLimits.USUAL, 7, now, read).figures())
                .isEqualTo(figures(0, 0, 0, 0, 0));
    }

    @Test
    void theTimeOfSendingCountsWhereTheGatewayTellsIt() {
        sent(1);
        after(5_000);
        told(1, "OMSA", "150=0|39=0|14=0|151=2000|", now.minusMillis(10));
        assertThat(evidence().figures()).isEqualTo(figures(1, 0, 0, 0, 1));
    }

    @Test
    void anAnswerMayBeReadBeforeItsDecision() {
        told(1, "OMSA", "150=0|39=0|14=0|151=2000|", now);
        after(10);
        assertThat(sent(1, "OMSA", "40=1|")).isTrue();
        assertThat(sent(1, "OMSA", "40=1|")).isFalse();
        assertThat(evidence().figures()).isEqualTo(figures(1, 0, 0, 0, 1));
    }

    @Test
    void fillsOfOrdersOfLongAgoSayNothing() {
        told(1, "OMSA", "150=F|39=2|14=2000|151=0|", null);
        assertThat(evidence().figures()).isEqualTo(figures(0, 0, 0, 0, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "2", "4", "8", "99"})
    void theVenuesOwnReasonsCountAgainstIt(String reason) {
        sent(1);
        told(1, "OMSA", "150=8|39=8|14=0|151=0|103=" + reason + "|", null);
        assertThat(evidence().figures()).isEqualTo(figures(1, 1, 0, 0, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "3", "5", "6", "11", "13", "15"})
    void mistakesOfTheClientDoNotAndAreNoGoodCanaries(String reason) {
        sent(1);
        told(1, "OMSA", "150=8|39=8|14=0|151=0|103=" + reason + "|", null);
        assertThat(evidence().figures()).isEqualTo(figures(1, 0, 0, 0, 0));
    }

    @Test
    void whatThePlatformRefusedNeverCameThereInWhicheverOrderItIsRead() {
        sent(1);
        refused(1);
        refused(2);
        sent(2);
        after(10_000);
        assertThat(evidence().figures()).isEqualTo(figures(0, 0, 0, 0, 0));
    }

    @Test
    void immediateOrdersAreCountedWhenTheyAreDone() {
        sent(1, "OMSA", "40=1|");
        sent(2, "OMSA", "40=2|44=1.1|59=3|");
        sent(3, "OMSA", "40=1|");
        sent(4);
        told(1, "OMSA", "150=F|39=2|14=2000|151=0|32=2000|31=1.1|", null);
        told(2, "OMSA", "150=4|39=4|14=0|151=0|", null);
        told(4, "OMSA", "150=4|39=4|14=0|151=0|", null);
        assertThat(evidence().figures())
                .extracting(Figures::immediate, Figures::unfilled)
                .containsExactly(2, 1);
    }

    @Test
    void silenceIsSeenBesideOthers() {
        sent(1);
        sent(2, "OMSB", "40=1|");
        after(3_001);
        assertThat(evidence())
                .extracting(Evidence::silent, Evidence::othersAnswer, Evidence::othersOverdue)
                .containsExactly(true, false, true);
        told(2, "OMSB", "150=0|39=0|14=0|151=2000|", null);
        assertThat(evidence())
                .extracting(Evidence::silent, Evidence::othersAnswer, Evidence::othersOverdue)
                .containsExactly(true, true, false);
        // it still answers newer orders: one was lost, the venue is not silent
        sent(3);
        acked(3);
        assertThat(evidence().silent()).isFalse();
    }

    @Test
    void whatWasSentBeforeTheCanariesDoesNotCount() {
        sent(1);
        after(1);
        health =
                new VenueHealth(
                        "OMSA", VenueHealth.State.HALF_OPEN, now, "", now, now, 0, null, null);
        sent(2);
        told(1, "OMSA", "150=8|39=8|14=0|151=0|103=0|", null);
        acked(2);
        assertThat(evidence().figures()).isEqualTo(figures(1, 0, 0, 0, 1));
    }

    @Test
    void whatIsOlderThanTheWindowDoesNotCount() {
        sent(1);
        acked(1);
        after(60_000);
        assertThat(evidence().figures().answered()).isEqualTo(1);
        after(1);
        assertThat(evidence().figures().answered()).isZero();
        window.forgetBefore(now);
        sent(1);
        assertThat(evidence().figures()).isEqualTo(figures(0, 0, 0, 0, 0));
    }

    @Test
    void sessionsAreDownWhenAnotherOmsIsUpForLongEnough() {
        window.sessions(Map.of("OMSA", false, "OMSB", false), now);
        after(60_000);
        assertThat(evidence().down()).isFalse();
        window.sessions(Map.of("OMSA", false, "OMSB", true), now);
        after(1_999);
        assertThat(evidence().down()).isFalse();
        after(1);
        assertThat(evidence().down()).isTrue();
        window.sessions(Map.of("OMSA", true, "OMSB", true), now);
        assertThat(evidence())
                .extracting(Evidence::down, each -> each.figures().up())
                .containsExactly(false, true);
    }
}
