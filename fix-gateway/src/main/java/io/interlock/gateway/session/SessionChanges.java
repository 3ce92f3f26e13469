package io.interlock.gateway.session;

import io.interlock.gateway.session.DefinitionCheck.Fault;
import io.interlock.gateway.session.StoredSession.Stop;
import io.interlock.kit.audit.AuditTrail;
import io.interlock.kit.problem.Problem;
import io.interlock.kit.problem.Problem.FieldError;
import io.interlock.kit.problem.ProblemException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Adds and changes definitions: checked beside all others, stored and written to the audit trail in
 * one transaction. Nothing is deleted: a session that is no longer wanted is disabled.
 */
@Component
public class SessionChanges {
    private static final int MAX_PASSWORD = 72;

    private final SessionTable table;
    private final FixSessions sessions;
    private final PasswordEncoder passwords;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;

    SessionChanges(
            SessionTable table,
            FixSessions sessions,
            PasswordEncoder passwords,
            AuditTrail audit,
            PlatformTransactionManager transactions) {
        this.table = table;
        this.sessions = sessions;
        this.passwords = passwords;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * The wish for a session.
     *
     * @param fields of the definition; what is absent gets its default
     * @param password that the counterparty must send; null for none, or for the one it has
     */
    public record Wish(
            Map<String, Object> fields, @Nullable String password, String reason, String by) {}

    /** Adds a session; {@link ProblemException} where it cannot be. */
    public StoredSession add(Wish wish) {
        SessionDefinition definition = read(wish.fields());
        transaction.executeWithoutResult(status -> {
            table.lock();
            if (table.find(definition.id()).isPresent()) {
                throw Problem.STATE_CONFLICT.exception(
                        "session " + definition.id() + " exists already");
            }
            check(definition, wish.password() != null);
            table.insert(definition, hash(wish.password()), wish.by());
            record("session.added", wish, definition.id(), null, Definitions.map(definition));
        });
        return stored(definition.id());
    }

    /** Replaces the definition of a session that still has {@code version}. */
    public StoredSession change(String id, long version, Wish wish) {
        Map<String, Object> fields = new LinkedHashMap<>(wish.fields());
        fields.putIfAbsent("id", id);
        SessionDefinition definition = read(fields);
        if (!definition.id().equals(id)) {
            throw invalid(List.of(new Fault("id", "'" + definition.id() + "' is not " + id)));
        }
        transaction.executeWithoutResult(status -> {
            table.lock();
            StoredSession before =
                    table.find(id)
                            .orElseThrow(() -> Problem.NOT_FOUND.exception("no session " + id));
            if (before.version() != version) {
                throw Problem.VERSION_MISMATCH.exception(
                        "session %s is at version %d, not %d"
                                .formatted(id, before.version(), version));
            }
            String hash = wish.password() == null ? before.passwordHash() : hash(wish.password());
            check(definition, hash != null);
            unchanged("kind", before.definition().kind(), definition.kind());
            unchanged("oms", before.definition().oms(), definition.oms());
            table.update(definition, hash, wish.by());
            tell(wish, before.definition(), definition);
        });
        return stored(id);
    }

    private void tell(Wish wish, SessionDefinition before, SessionDefinition after) {
        Map<String, Object> was = Definitions.map(before);
        Map<String, Object> is = Definitions.map(after);
        was.entrySet().removeIf(field -> Objects.equals(field.getValue(), is.get(field.getKey())));
        Map<String, Object> changed = new LinkedHashMap<>();
        was.keySet().forEach(field -> changed.put(field, is.get(field)));
        if (wish.password() != null) {
            changed.put("password", "changed");
        }
        record("session.changed", wish, after.id(), was, changed);
    }

    private void record(
            String action,
            Wish wish,
            String id,
            @Nullable Map<String, Object> before,
            Map<String, Object> after) {
        audit.record(wish.by(), action, "session:" + id, wish.reason(), before, after);
    }

    /**
     * Notes in the caller's transaction that a session is to be down until it is started; false
     * where it is stopped already.
     */
    public boolean stop(String id, Stop stop) {
        return table.stop(id, stop);
    }

    /** Notes in the caller's transaction that a session may be up again; false where it may. */
    public boolean start(String id) {
        return table.start(id);
    }

    private StoredSession stored(String id) {
        sessions.refresh();
        return sessions.find(id).orElseThrow().stored();
    }

    private void check(SessionDefinition definition, boolean hasPassword) {
        List<SessionDefinition> others =
                table.all().stream().map(StoredSession::definition).toList();
        List<Fault> faults = DefinitionCheck.faults(definition, others);
        if (faults.isEmpty() && SessionRegistry.needsPassword(definition) && !hasPassword) {
            faults = List.of(new Fault("password", "is needed where a client connects to us"));
        }
        if (!faults.isEmpty()) {
            throw invalid(faults);
        }
    }

    private static void unchanged(String field, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            throw invalid(
                    List.of(new Fault(field, "'" + after + "': cannot change, is " + before)));
        }
    }

    private static SessionDefinition read(Map<String, Object> fields) {
        try {
            return Definitions.read(fields);
        } catch (Definitions.Unreadable e) {
            throw invalid(List.of(new Fault(e.field(), String.valueOf(e.getMessage()))));
        }
    }

    private @Nullable String hash(@Nullable String password) {
        if (password == null) {
            return null;
        }
        if (password.length() < 6 || password.length() > MAX_PASSWORD) {
            throw invalid(
                    List.of(
                            new Fault(
                                    "password", "must have 6 to " + MAX_PASSWORD + " characters")));
        }
        return passwords.encode(password);
    }

    private static ProblemException invalid(List<Fault> faults) {
        List<FieldError> errors =
                faults.stream()
                        .map(fault ->
                                new FieldError(
                                        "/" + fault.field().replace('.', '/'),
                                        "invalid-value",
                                        fault.field() + ": " + fault.detail()))
                        .toList();
        return Problem.VALIDATION_FAILED.exception(errors.getFirst()).with("errors", errors);
    }

    /** Every session as YAML that would seed an empty database; passwords are not in it. */
    public String yaml() {
        return Definitions.yaml(
                sessions.all().stream().map(FixSessions.Declared::definition).toList());
    }
}
