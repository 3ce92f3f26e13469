package io.interlock.symbols.kill;

import io.interlock.domain.Environment;
import io.interlock.domain.Symbol;
import io.interlock.events.KillSwitch;
import io.interlock.kit.audit.AuditTrail;
import io.interlock.kit.state.StatePublisher;
import io.interlock.symbols.catalogue.Catalogue;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Engages and releases. Change and audit entry are one transaction; readers hear right after it.
 */
@Component
class KillSwitches {
    private static final Limit HISTORY = Limit.of(200);
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final KillSwitchRepository switches;
    private final Catalogue catalogue;
    private final AuditTrail audit;
    private final ObjectProvider<StatePublisher<KillSwitch>> publisher;
    private final TransactionTemplate transactions;
    private final Clock clock;

    KillSwitches(
            KillSwitchRepository switches,
            Catalogue catalogue,
            AuditTrail audit,
            ObjectProvider<StatePublisher<KillSwitch>> publisher,
            TransactionTemplate transactions,
            Clock clock) {
        this.switches = switches;
        this.catalogue = catalogue;
        this.audit = audit;
        this.publisher = publisher;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What became of a wish to engage or release. */
    sealed interface Outcome {
        /** It is stored; {@link KillSwitchView#announced} where readers hear of it now. */
        record Done(KillSwitchView state) implements Outcome {}

        /** It was so already, by {@code current}. */
        record Already(KillSwitchView current) implements Outcome {}

        record Unknown(String detail) implements Outcome {}
    }

    Outcome engage(Environment environment, Symbol symbol, String by, String reason) {
        return engage(UUID.randomUUID().toString(), environment, symbol, by, reason);
    }

    /**
     * Under an id of the caller's: a wish that comes twice is carried out once, released or not.
     */
    Outcome engage(String id, Environment environment, Symbol symbol, String by, String reason) {
        try {
            return decided(() -> engageNow(id, environment, symbol.value(), by, reason));
        } catch (DataIntegrityViolationException e) {
            // another engaged it between our look and our insert
            return decided(() ->
                    switches.findByEnvironmentAndSymbolAndReleasedAtIsNull(
                                    environment, symbol.value())
                            .<Outcome>map(other -> new Outcome.Already(other.view()))
                            .orElseThrow(() -> e));
        }
    }

    private Outcome engageNow(
            String id, Environment environment, String symbol, String by, String reason) {
        if (catalogue.find(environment, symbol).isEmpty()) {
            return new Outcome.Unknown(environment + " has no symbol " + symbol);
        }
        Optional<KillSwitchEntity> current =
                switches.findById(id)
                        .or(() ->
                                switches.findByEnvironmentAndSymbolAndReleasedAtIsNull(
                                        environment, symbol));
        if (current.isPresent()) {
            return new Outcome.Already(current.get().view());
        }
        KillSwitchEntity engaged =
                switches.saveAndFlush(
                        new KillSwitchEntity(
                                id,
                                environment,
                                symbol,
                                by,
                                reason,
                                clock.instant().truncatedTo(ChronoUnit.MICROS)));
        recordAndPublish(engaged, by, "kill-switch.engaged", reason, false);
        return new Outcome.Done(engaged.view());
    }

    Outcome release(String id, String by, String reason) {
        try {
            return decided(() -> releaseNow(id, by, reason));
        } catch (OptimisticLockingFailureException e) {
            // another released it meanwhile
            return decided(() ->
                    switches.findById(id)
                            .<Outcome>map(other -> new Outcome.Already(other.view()))
                            .orElseThrow(() -> e));
        }
    }

    private Outcome releaseNow(String id, String by, String reason) {
        Optional<KillSwitchEntity> found = switches.findById(id);
        if (found.isEmpty()) {
            return new Outcome.Unknown("no kill switch " + id);
        }
        KillSwitchEntity killSwitch = found.get();
        if (!killSwitch.engaged()) {
            return new Outcome.Already(killSwitch.view());
        }
        killSwitch.release(by, reason, clock.instant().truncatedTo(ChronoUnit.MICROS));
        switches.flush();
        recordAndPublish(killSwitch, by, "kill-switch.released", reason, true);
        return new Outcome.Done(killSwitch.view());
    }

    private void recordAndPublish(
            KillSwitchEntity changed, String by, String action, String reason, boolean before) {
        KillSwitch state = changed.state();
        audit.record(
                by,
                action,
                "symbol:" + state.key(),
                reason,
                Map.of("killed", before),
                Map.of("killed", !before, "killSwitch", state.id()));
        publisher.getObject().refresh(state.key());
    }

    private Outcome decided(Supplier<Outcome> decision) {
        Outcome outcome = transactions.execute(status -> decision.get());
        if (outcome == null) {
            throw new IllegalStateException("no outcome");
        }
        return outcome instanceof Outcome.Done(KillSwitchView state)
                ? new Outcome.Done(state.announced(announced()))
                : outcome;
    }

    /** False where Kafka has not taken it within {@link #PATIENCE}: it will be told later. */
    private boolean announced() {
        try {
            publisher.getObject().taken().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Transactional(readOnly = true)
    Optional<KillSwitchView> find(String id) {
        return switches.findById(id).map(KillSwitchEntity::view);
    }

    /** Those engaged now; with {@code history} also the newest released ones. */
    @Transactional(readOnly = true)
    List<KillSwitchView> list(boolean history) {
        List<KillSwitchEntity> found =
                history
                        ? switches.findByOrderBySinceDesc(HISTORY)
                        : switches.findByReleasedAtIsNullOrderBySinceDesc();
        return found.stream().map(KillSwitchEntity::view).toList();
    }

    @Transactional(readOnly = true)
    Map<String, KillSwitch> engaged() {
        return switches.findByReleasedAtIsNullOrderBySinceDesc().stream()
                .map(KillSwitchEntity::state)
                .collect(Collectors.toMap(KillSwitch::key, Function.identity()));
    }

    @Transactional(readOnly = true)
    long engagedCount(Environment environment) {
        return switches.countByEnvironmentAndReleasedAtIsNull(environment);
    }
}
