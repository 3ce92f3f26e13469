package io.interlock.crm.lifecycle;

import io.interlock.crm.lifecycle.CrmEvent.ClientCreated;
import io.interlock.crm.lifecycle.CrmEvent.DepositReceived;
import io.interlock.crm.lifecycle.CrmEvent.KycApproved;
import io.interlock.crm.lifecycle.CrmEvent.KycRejected;
import io.interlock.domain.Account;
import io.interlock.domain.Environment;
import io.interlock.events.AccountState.Funds;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a client.
 *
 * @param profileAt the CRM's time of the profile
 * @param kycAt the CRM's time of the newest KYC word
 * @param approvedOnce whether KYC was ever approved: accounts once opened stay
 * @param deposit the earliest deposit
 * @param paidIn the sum of all deposits by currency
 */
public record Client(
        String id,
        @Nullable Profile profile,
        @Nullable Instant profileAt,
        Kyc kyc,
        @Nullable Instant kycAt,
        boolean approvedOnce,
        @Nullable DepositReceived deposit,
        Map<String, BigDecimal> paidIn) {

    private static final Comparator<DepositReceived> FIRST =
            Comparator.comparing(DepositReceived::at)
                    .thenComparing(DepositReceived::currency)
                    .thenComparing(DepositReceived::amount);

    public Client {
        paidIn = Map.copyOf(paidIn);
    }

    /** A client of whom nothing is known. */
    public static Client unknown(String id) {
        return new Client(id, null, null, Kyc.PENDING, null, false, null, Map.of());
    }

    /** This client with what {@code event} tells. */
    public Client apply(CrmEvent event) {
        return switch (event) {
            case ClientCreated created ->
                    profileAt != null && !created.at().isAfter(profileAt)
                            ? this
                            : new Client(
                                    id,
                                    created.profile(),
                                    created.at(),
                                    kyc,
                                    kycAt,
                                    approvedOnce,
                                    deposit,
                                    paidIn);
            case KycApproved approved -> checked(Kyc.APPROVED, approved.at(), true);
            case KycRejected rejected -> checked(Kyc.REJECTED, rejected.at(), approvedOnce);
            case DepositReceived received ->
                    new Client(
                            id,
                            profile,
                            profileAt,
                            kyc,
                            kycAt,
                            approvedOnce,
                            earlier(received),
                            with(received));
        };
    }

    /** Of two at the same time the one whose currency comes first, in whatever order they come. */
    private DepositReceived earlier(DepositReceived received) {
        return deposit == null || FIRST.compare(received, deposit) < 0 ? received : deposit;
    }

    private Map<String, BigDecimal> with(DepositReceived received) {
        Map<String, BigDecimal> sums = new HashMap<>(paidIn);
        sums.merge(received.currency(), received.amount(), BigDecimal::add);
        sums.replaceAll((currency, sum) -> sum.stripTrailingZeros());
        return sums;
    }

    /** What the live account has: all that was paid in the currency of the first deposit. */
    private @Nullable Funds funds() {
        BigDecimal sum = deposit == null ? null : paidIn.get(deposit.currency());
        return deposit == null || sum == null ? null : new Funds(sum, deposit.currency());
    }

    /** The newest word counts; of two at the same time, the no. */
    private Client checked(Kyc said, Instant at, boolean approved) {
        boolean newest =
                kycAt == null || at.isAfter(kycAt) || (at.equals(kycAt) && said == Kyc.REJECTED);
        return new Client(
                id,
                profile,
                profileAt,
                newest ? said : kyc,
                newest ? at : kycAt,
                approved,
                deposit,
                paidIn);
    }

    /**
     * | profile | KYC | deposit | stage | |---------|----------|---------|--------------| | no |
     * any | any | ANNOUNCED | | yes | PENDING | any | CREATED | | yes | REJECTED | any |
     * KYC_REJECTED | | yes | APPROVED | no | KYC_APPROVED | | yes | APPROVED | yes | LIVE |
     */
    public Stage stage() {
        if (profile == null) {
            return Stage.ANNOUNCED;
        }
        return switch (kyc) {
            case PENDING -> Stage.CREATED;
            case REJECTED -> Stage.KYC_REJECTED;
            case APPROVED -> deposit == null ? Stage.KYC_APPROVED : Stage.LIVE;
        };
    }

    /**
     * The demo and the live account, once opened; {@code D} and {@code L} before the client's id.
     */
    public List<Gate> gates() {
        if (profile == null || !approvedOnce) {
            return List.of();
        }
        return switch (stage()) {
            case ANNOUNCED, CREATED -> List.of();
            case KYC_REJECTED -> gates(false, "KYC was rejected", false, "KYC was rejected");
            case KYC_APPROVED -> gates(true, "KYC approved", false, "No deposit yet");
            case LIVE -> gates(true, "KYC approved", true, "KYC approved, deposit received");
        };
    }

    private List<Gate> gates(boolean demo, String demoReason, boolean live, String liveReason) {
        String group = profile == null ? null : profile.group();
        return List.of(
                new Gate(new Account("D" + id), Environment.DEMO, demo, demoReason, group, null),
                new Gate(
                        new Account("L" + id), Environment.LIVE, live, liveReason, group, funds()));
    }
}
