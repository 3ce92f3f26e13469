package io.interlock.ops.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.domain.Account;
import io.interlock.domain.Environment;
import io.interlock.domain.Quantity;
import io.interlock.domain.Symbol;
import io.interlock.events.AccountState;
import io.interlock.events.FixSessionState;
import io.interlock.events.KillSwitch;
import io.interlock.events.SymbolState;
import io.interlock.ops.reject.RejectClass;
import io.interlock.ops.support.SupportView.PlainReject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DiagnosisTest {
    private static final Instant NOW = Instant.parse("2026-11-29T10:00:00Z");

    @Test
    void aBlockedAccountIsTheFirstReason() {
        Diagnosis diagnosis = of(account(false, "KYC is not approved"), List.of(), List.of());
        assertThat(diagnosis.reasons().getFirst())
                .isEqualTo("The account may not trade: KYC is not approved (since " + NOW + ")");
    }

    @Test
    void anUnknownAccountIsSaidToBe() {
        assertThat(of(null, List.of(), List.of()).reasons())
                .containsExactly("The account L1 is not known: the CRM has not opened it here");
    }

    @Test
    void aKillSwitchNamesWhoAndWhy() {
        KillSwitch kill =
                new KillSwitch(
                        "K1", Environment.LIVE, new Symbol("EURUSD"), "dealer", "stale feed", NOW);
        Diagnosis diagnosis = of(account(true, "funded"), List.of(kill), List.of());
        assertThat(diagnosis.reasons())
                .containsExactly(
                        "EURUSD is stopped by a kill switch of dealer since "
                                + NOW
                                + ": stale feed");
        assertThat(diagnosis.symbols().getFirst().allowed()).isFalse();
        assertThat(diagnosis.gates()).contains("The account may trade");
    }

    @Test
    void anOmsWithoutASessionIsAReason() {
        assertThat(
                        of(
                                        account(true, "funded"),
                                        List.of(),
                                        List.of(
                                                session("OMSA-P", FixSessionState.State.LOST),
                                                session("OMSA-S", FixSessionState.State.STOPPED)))
                                .reasons()
                                .getFirst())
                .startsWith("No session with OMSA is up: OMSA-P LOST since");
        assertThat(
                        of(
                                        account(true, "funded"),
                                        List.of(),
                                        List.of(
                                                session("OMSA-P", FixSessionState.State.LOST),
                                                session("OMSA-S", FixSessionState.State.ACTIVE)))
                                .gates())
                .contains("OMSA is up");
    }

    @Test
    void theNewestRejectSpeaksWhereNothingElseDoes() {
        assertThat(of(account(true, "funded"), List.of(), List.of()).reasons())
                .containsExactly(
                        "EURUSD was rejected: There was not enough money (10019 no money)");
    }

    private static Diagnosis of(
            @Nullable AccountState state, List<KillSwitch> kills, List<FixSessionState> sessions) {
        PlainReject reject =
                new PlainReject(
                        NOW.minusSeconds(60),
                        "EURUSD",
                        RejectClass.FUNDS.plainWords(),
                        "10019 no money",
                        RejectClass.FUNDS,
                        "risk",
                        "look",
                        null);
        return Diagnosis.of(
                new Diagnosis.Facts(
                        "L1",
                        state,
                        kills,
                        List.of(listed()),
                        sessions,
                        Set.of("EURUSD"),
                        List.of(reject),
                        NOW));
    }

    private static AccountState account(boolean enabled, String reason) {
        return new AccountState(new Account("L1"), Environment.LIVE, "C1", enabled, reason, 1, NOW);
    }

    private static SymbolState listed() {
        return new SymbolState(
                Environment.LIVE,
                new Symbol("EURUSD"),
                "Euro",
                "FX",
                "fx-major",
                "USD",
                new BigDecimal("100000"),
                5,
                new BigDecimal("0.00001"),
                Quantity.of(1),
                Quantity.of(10),
                Quantity.of(1),
                List.of(),
                List.of(),
                Map.of(),
                1,
                NOW);
    }

    private static FixSessionState session(String id, FixSessionState.State state) {
        return new FixSessionState(
                id,
                FixSessionState.Role.OMS_PRIMARY,
                "OMSA",
                null,
                "INTERLOCK",
                id,
                "FIX.4.4",
                "gateway-1",
                state,
                false,
                NOW,
                1,
                1,
                5,
                null,
                null,
                NOW);
    }
}
