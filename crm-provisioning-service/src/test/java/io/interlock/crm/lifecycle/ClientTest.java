package io.interlock.crm.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.crm.lifecycle.CrmEvent.ClientCreated;
import io.interlock.crm.lifecycle.CrmEvent.DepositReceived;
import io.interlock.crm.lifecycle.CrmEvent.KycApproved;
import io.interlock.crm.lifecycle.CrmEvent.KycRejected;
import io.interlock.crm.lifecycle.Transition.Outcome;
import io.interlock.crm.lifecycle.Transition.Step;
import io.interlock.domain.Account;
import io.interlock.domain.Environment;
import io.interlock.events.AccountState.Funds;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientTest {
    private static final Account DEMO = new Account("D1001");
    private static final Account LIVE = new Account("L1001");

    private static Instant at(int second) {
        return Instant.parse("2026-01-01T00:00:00Z").plusSeconds(second);
    }

    private static CrmEvent created(int second) {
        return new ClientCreated(
                "1001", new Profile("Ada Lovelace", "ada@example.com", "GB"), at(second));
    }

    private static CrmEvent approved(int second) {
        return new KycApproved("1001", at(second));
    }

    private static CrmEvent rejected(int second) {
        return new KycRejected("1001", at(second));
    }

    private static CrmEvent deposit(int second) {
        return new DepositReceived("1001", new BigDecimal("500.00"), "USD", at(second));
    }

    private static Client after(CrmEvent... events) {
        return Arrays.stream(events)
                .reduce(Client.unknown("1001"), Client::apply, (first, second) -> second);
    }

    private static Gate gate(Account account, boolean enabled, String reason) {
        return new Gate(
                account,
                account.equals(DEMO) ? Environment.DEMO : Environment.LIVE,
                enabled,
                reason,
                null,
                null);
    }

    private static Gate funded(String amount) {
        return new Gate(
                LIVE,
                Environment.LIVE,
                true,
                "KYC approved, deposit received",
                null,
                new Funds(new BigDecimal(amount), "USD"));
    }

    /** c created, a approved, r rejected, d deposit; each a second after the one before it. */
    @ParameterizedTest
    @CsvSource({
        "'',   ANNOUNCED,    0, 0",
        "c,    CREATED,      0, 0",
        "a,    ANNOUNCED,    0, 0",
        "d,    ANNOUNCED,    0, 0",
        "cd,   CREATED,      0, 0",
        "ca,   KYC_APPROVED, 1, 0",
        "cr,   KYC_REJECTED, 0, 0",
        "crd,  KYC_REJECTED, 0, 0",
        "cad,  LIVE,         1, 1",
        "cda,  LIVE,         1, 1",
        "dac,  LIVE,         1, 1",
        "carr, KYC_REJECTED, 0, 0",
        "cadr, KYC_REJECTED, 0, 0",
        "crad, LIVE,         1, 1",
        "cadra, LIVE,        1, 1",
    })
    void stageAndGatesFollowFromTheEvents(String events, Stage stage, int demo, int live) {
        Client client = Client.unknown("1001");
        for (int i = 0; i < events.length(); i++) {
            client =
                    client.apply(
                            switch (events.charAt(i)) {
                                case 'c' -> created(i);
                                case 'a' -> approved(i);
                                case 'r' -> rejected(i);
                                default -> deposit(i);
                            });
        }
        assertThat(client.stage()).isEqualTo(stage);
        assertThat(client.gates().stream().filter(Gate::tradingEnabled).map(Gate::environment))
                .hasSize(demo + live)
                .allMatch(e -> e == Environment.DEMO ? demo == 1 : live == 1);
    }

    @Test
    void everyOrderOfTheSameEventsEndsAlike() {
        for (List<CrmEvent> events :
                List.of(
                        List.of(created(0), approved(1), deposit(2), rejected(3)),
                        List.of(created(0), rejected(1), approved(2), deposit(3)),
                        List.of(created(0), approved(1), rejected(1), deposit(2)),
                        List.of(created(0), created(5), deposit(1), deposit(2)))) {
            Set<Client> ends = new HashSet<>();
            permutations(events).forEach(order -> ends.add(after(order.toArray(CrmEvent[]::new))));
            assertThat(ends).hasSize(1);
        }
    }

    private static List<List<CrmEvent>> permutations(List<CrmEvent> events) {
        if (events.isEmpty()) {
            return List.of(List.of());
        }
        List<List<CrmEvent>> all = new ArrayList<>();
        for (CrmEvent first : events) {
            List<CrmEvent> rest = new ArrayList<>(events);
            rest.remove(first);
            for (List<CrmEvent> tail : permutations(rest)) {
                List<CrmEvent> one = new ArrayList<>(List.of(first));
                one.addAll(tail);
                all.add(one);
            }
        }
        return all;
    }

    @Test
    void approvalOpensTheDemoAccountAndALiveOneThatWaits() {
        assertThat(Transition.of(after(created(0)), approved(1)).steps())
                .containsExactly(
                        new Step("KYC_APPROVED", null, "KYC approved"),
                        new Step("DEMO_OPENED", DEMO, "KYC approved"),
                        new Step("DEMO_ENABLED", DEMO, "KYC approved"),
                        new Step("LIVE_OPENED", LIVE, "No deposit yet"));
        assertThat(after(created(0), approved(1)).gates())
                .containsExactly(
                        gate(DEMO, true, "KYC approved"), gate(LIVE, false, "No deposit yet"));
    }

    @Test
    void theFirstDepositEnablesLiveTrading() {
        Transition transition = Transition.of(after(created(0), approved(1)), deposit(2));
        assertThat(transition.outcome()).isEqualTo(Outcome.APPLIED);
        assertThat(transition.steps())
                .containsExactly(
                        new Step("DEPOSIT_RECEIVED", null, "500.00 USD"),
                        new Step("LIVE_ENABLED", LIVE, "KYC approved, deposit received"));
    }

    @Test
    void aDepositBeforeKycIsRemembered() {
        Transition parked = Transition.of(after(created(0)), deposit(1));
        assertThat(parked.outcome()).isEqualTo(Outcome.PARKED);
        assertThat(parked.after().gates()).isEmpty();
        assertThat(Transition.of(parked.after(), approved(2)).after().gates())
                .containsExactly(gate(DEMO, true, "KYC approved"), funded("500"));
    }

    @Test
    void aLateApprovalNeverUndoesANewerRejection() {
        Transition late =
                Transition.of(after(created(0), approved(1), deposit(2), rejected(9)), approved(5));
        assertThat(late.outcome()).isEqualTo(Outcome.SUPERSEDED);
        assertThat(late.steps()).isEmpty();
        assertThat(late.after().gates()).noneMatch(Gate::tradingEnabled);
    }

    @Test
    void aRejectionClosesBothGates() {
        assertThat(Transition.of(after(created(0), approved(1), deposit(2)), rejected(3)).steps())
                .containsExactly(
                        new Step("KYC_REJECTED", null, "KYC rejected"),
                        new Step("DEMO_DISABLED", DEMO, "KYC was rejected"),
                        new Step("LIVE_DISABLED", LIVE, "KYC was rejected"));
    }

    @Test
    void aSecondDepositAddsToTheFunds() {
        Client funded = after(created(0), approved(1), deposit(2));
        Transition more = Transition.of(funded, deposit(3));
        assertThat(more.outcome()).isEqualTo(Outcome.APPLIED);
        assertThat(more.steps()).containsExactly(new Step("DEPOSIT_RECEIVED", null, "500.00 USD"));
        assertThat(more.after().gates())
                .containsExactly(gate(DEMO, true, "KYC approved"), funded("1000"));
    }

    @Test
    void moneyOfAnotherCurrencyIsKeptApart() {
        Client client =
                after(
                        created(0),
                        approved(1),
                        deposit(2),
                        new DepositReceived("1001", BigDecimal.TEN, "EUR", at(3)));
        assertThat(client.gates().getLast()).isEqualTo(funded("500"));
        assertThat(client.paidIn()).containsEntry("EUR", BigDecimal.TEN.stripTrailingZeros());
    }

    @Test
    void theGroupOfTheProfileIsThatOfBothAccounts() {
        Profile pro = new Profile("Ada Lovelace", "ada@example.com", "GB", "pro");
        assertThat(after(new ClientCreated("1001", pro, at(0)), approved(1)).gates())
                .extracting(Gate::group)
                .containsExactly("pro", "pro");
    }

    @Test
    void masksKeepNoNameAndNoAddress() {
        assertThat(new Profile("Ada Lovelace", "ada@example.com", "GB").masked())
                .isEqualTo(new Profile("A*** L***", "a***@***", "GB"));
    }
}
