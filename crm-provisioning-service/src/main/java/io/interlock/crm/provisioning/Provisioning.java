package io.interlock.crm.provisioning;

import io.interlock.crm.lifecycle.Client;
import io.interlock.crm.lifecycle.CrmEvent;
import io.interlock.crm.lifecycle.Gate;
import io.interlock.crm.lifecycle.Transition;
import io.interlock.crm.lifecycle.Transition.Outcome;
import io.interlock.events.AccountLifecycle;
import io.interlock.events.AccountState;
import io.interlock.events.Topics;
import io.interlock.kit.audit.AuditTrail;
import io.interlock.kit.outbox.EventOutbox;
import io.interlock.kit.state.StatePublisher;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Applies the CRM's events to what is stored, and tells of it. */
@Component
public class Provisioning {
    private static final String ACTOR = "crm";

    private final ClientRepository clients;
    private final AccountRepository accounts;
    private final AuditTrail audit;
    private final EventOutbox outbox;
    private final ObjectProvider<StatePublisher<AccountState>> publisher;
    private final JdbcClient jdbc;
    private final Clock clock;

    Provisioning(
            ClientRepository clients,
            AccountRepository accounts,
            AuditTrail audit,
            EventOutbox outbox,
            ObjectProvider<StatePublisher<AccountState>> publisher,
            JdbcClient jdbc,
            Clock clock) {
        this.clients = clients;
        this.accounts = accounts;
        this.audit = audit;
        this.outbox = outbox;
        this.publisher = publisher;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Applies {@code event} in the caller's transaction.
     *
     * @param type the CRM's name of the event, for example {@code kyc.approved}
     * @param reference the CRM's id of it; with the type the reason in the audit
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Outcome apply(CrmEvent event, String type, String reference) {
        // events of one client follow each other, also while the client is unknown
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param(event.clientId())
                .query((row, number) -> 0)
                .single();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Optional<ClientEntity> stored = clients.findById(event.clientId());
        Transition transition =
                Transition.of(
                        stored.map(ClientEntity::client)
                                .orElseGet(() -> Client.unknown(event.clientId())),
                        event);
        if (transition.steps().isEmpty()) {
            return transition.outcome();
        }
        Client after = transition.after();
        stored.ifPresentOrElse(
                entity -> entity.update(after, now),
                () -> clients.saveAndFlush(new ClientEntity(after, now)));
        String reason = type + " " + reference;
        audit.record(
                ACTOR,
                "client." + transition.outcome().name().toLowerCase(Locale.ROOT),
                "client:" + after.id(),
                reason,
                stored.isEmpty() ? null : facts(transition.before()),
                facts(after));
        after.gates().forEach(gate -> move(gate, after.id(), reason, now));
        transition.steps().forEach(step -> tell(after.id(), step, now));
        return transition.outcome();
    }

    private void move(Gate gate, String client, String reason, Instant now) {
        Optional<AccountEntity> stored = accounts.findById(gate.account().value());
        @Nullable Map<String, Object> before = null;
        String action;
        if (stored.isPresent()) {
            AccountEntity account = stored.get();
            boolean enabled = account.tradingEnabled();
            before = gateFacts(enabled);
            if (!account.move(gate, now)) {
                return;
            }
            action =
                    enabled == gate.tradingEnabled()
                            ? "account.changed"
                            : gate.tradingEnabled() ? "account.enabled" : "account.disabled";
        } else {
            accounts.save(new AccountEntity(gate, client, now));
            action = "account.opened";
        }
        accounts.flush();
        audit.record(
                ACTOR,
                action,
                "account:" + gate.account(),
                reason,
                before,
                gateFacts(gate.tradingEnabled()));
        publisher.getObject().refresh(gate.account().value());
    }

    private void tell(String client, Transition.Step step, Instant now) {
        String id = UUID.randomUUID().toString();
        outbox.publish(
                Topics.ACCOUNT_LIFECYCLE,
                client,
                id,
                new AccountLifecycle(id, client, step.name(), step.account(), step.detail(), now));
    }

    private static Map<String, Object> gateFacts(boolean enabled) {
        return Map.of("tradingEnabled", enabled);
    }

    /** No personal data: the audit is read by many and kept for years. */
    private static Map<String, Object> facts(Client client) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("stage", client.stage().name());
        facts.put("kyc", client.kyc().name());
        facts.put("deposited", client.deposit() != null);
        return facts;
    }

    @Transactional(readOnly = true)
    Optional<AccountState> state(String account) {
        return accounts.findById(account).map(AccountEntity::state);
    }

    @Transactional(readOnly = true)
    Map<String, AccountState> states() {
        Map<String, AccountState> states = new HashMap<>();
        accounts.findAll().forEach(account -> states.put(account.account(), account.state()));
        return states;
    }
}
