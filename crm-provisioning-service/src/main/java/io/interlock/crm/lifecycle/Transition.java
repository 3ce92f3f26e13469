package io.interlock.crm.lifecycle;

import io.interlock.crm.lifecycle.CrmEvent.ClientCreated;
import io.interlock.crm.lifecycle.CrmEvent.DepositReceived;
import io.interlock.crm.lifecycle.CrmEvent.KycApproved;
import io.interlock.crm.lifecycle.CrmEvent.KycRejected;
import io.interlock.domain.Account;
import io.interlock.domain.Environment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What one event does to a client.
 *
 * @param steps what happened, in order; for accounts.lifecycle.v1
 */
public record Transition(Client before, Client after, Outcome outcome, List<Step> steps) {

    /** What became of an event. */
    public enum Outcome {
        APPLIED,
        /** Remembered until what it waits for arrives. */
        PARKED,
        /** Newer word was there already. */
        SUPERSEDED
    }

    /** One step of a client's life; {@code account} where it is about one. */
    public record Step(String name, @Nullable Account account, String detail) {}

    public static Transition of(Client before, CrmEvent event) {
        Client after = before.apply(event);
        if (after.equals(before)) {
            return new Transition(before, after, Outcome.SUPERSEDED, List.of());
        }
        List<Step> steps = new ArrayList<>();
        steps.add(told(event));
        Map<Account, Gate> old =
                before.gates().stream()
                        .collect(Collectors.toMap(Gate::account, Function.identity()));
        after.gates().forEach(gate -> steps.addAll(moved(old.get(gate.account()), gate)));
        return new Transition(before, after, outcome(after, event), List.copyOf(steps));
    }

    private static Outcome outcome(Client after, CrmEvent event) {
        return switch (event) {
            case ClientCreated created -> Outcome.APPLIED;
            case KycApproved approved -> word(after, Kyc.APPROVED);
            case KycRejected rejected -> word(after, Kyc.REJECTED);
            case DepositReceived deposit ->
                    after.stage() == Stage.LIVE ? Outcome.APPLIED : Outcome.PARKED;
        };
    }

    private static Outcome word(Client after, Kyc said) {
        if (after.kyc() != said) {
            return Outcome.SUPERSEDED;
        }
        return after.stage() == Stage.ANNOUNCED ? Outcome.PARKED : Outcome.APPLIED;
    }

    private static Step told(CrmEvent event) {
        return switch (event) {
            case ClientCreated created -> new Step("CLIENT_CREATED", null, "client created");
            case KycApproved approved -> new Step("KYC_APPROVED", null, "KYC approved");
            case KycRejected rejected -> new Step("KYC_REJECTED", null, "KYC rejected");
            case DepositReceived deposit ->
                    new Step(
                            "DEPOSIT_RECEIVED",
                            null,
                            deposit.amount().toPlainString() + " " + deposit.currency());
        };
    }

    private static List<Step> moved(@Nullable Gate old, Gate now) {
        String kind = now.environment() == Environment.DEMO ? "DEMO" : "LIVE";
        List<Step> steps = new ArrayList<>();
        if (old == null) {
            steps.add(new Step(kind + "_OPENED", now.account(), now.reason()));
        }
        boolean wasEnabled = old != null && old.tradingEnabled();
        if (now.tradingEnabled() != wasEnabled) {
            steps.add(
                    new Step(
                            kind + (now.tradingEnabled() ? "_ENABLED" : "_DISABLED"),
                            now.account(),
                            now.reason()));
        }
        return steps;
    }
}
