package io.interlock.gateway.session;

import io.interlock.gateway.session.DefinitionCheck.Fault;
import io.interlock.gateway.session.GatewayProperties.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The definitions at start: those of the database, or those of the YAML where the database has
 * none. Later changes go through {@link SessionChanges}.
 */
@Component
class SessionRegistry {
    private static final Logger log = LoggerFactory.getLogger(SessionRegistry.class);

    private final GatewayProperties properties;
    private final SessionTable table;
    private final PasswordEncoder passwords;
    private final TransactionTemplate transaction;

    SessionRegistry(
            GatewayProperties properties,
            SessionTable table,
            PasswordEncoder passwords,
            PlatformTransactionManager transactions) {
        this.properties = properties;
        this.table = table;
        this.passwords = passwords;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** {@link IllegalStateException} with a line per problem where they are not usable. */
    List<StoredSession> load() {
        List<Seed> seeds = properties.seeds();
        List<StoredSession> stored = new ArrayList<>();
        transaction.executeWithoutResult(status -> {
            table.lock();
            if (table.all().isEmpty()) {
                check(
                        seeds.stream().map(Seed::definition).toList(),
                        "fix-gateway.yaml is not usable:");
                checkPasswords(seeds);
                insert(seeds);
            }
            stored.addAll(table.all());
        });
        List<SessionDefinition> definitions =
                stored.stream().map(StoredSession::definition).toList();
        check(definitions, "The sessions in the database are not usable:");
        tellDifferences(seeds, definitions);
        return stored;
    }

    /** All sessions where anything has changed; empty otherwise. Nothing is ever removed. */
    List<StoredSession> changedSince(long revision) {
        return table.revision() == revision ? List.of() : table.all();
    }

    /** Grows with each change, stop and start of any session. */
    static long revision(List<StoredSession> stored) {
        return stored.stream().mapToLong(StoredSession::revision).sum();
    }

    /** Hashing takes long by intention: in parallel, as there may be hundreds. */
    private void insert(List<Seed> seeds) {
        List<String> hashes =
                seeds.parallelStream()
                        .map(seed ->
                                seed.password().isBlank() ? "" : passwords.encode(seed.password()))
                        .map(String::valueOf)
                        .toList();
        for (int i = 0; i < seeds.size(); i++) {
            String hash = hashes.get(i);
            table.insert(
                    seeds.get(i).definition(), hash.isEmpty() ? null : hash, "fix-gateway.yaml");
        }
    }

    private static void checkPasswords(List<Seed> seeds) {
        List<String> lines =
                seeds.stream()
                        .filter(seed -> needsPassword(seed.definition()))
                        .filter(seed -> seed.password().isBlank())
                        .map(seed ->
                                "session "
                                        + seed.definition().id()
                                        + ": password: must not be blank")
                        .toList();
        if (!lines.isEmpty()) {
            throw new IllegalStateException(
                    "fix-gateway.yaml is not usable:\n  " + String.join("\n  ", lines));
        }
    }

    /** A client that connects to us proves who it is by a password, a certificate, or both. */
    static boolean needsPassword(SessionDefinition definition) {
        return definition.servesClient()
                && !definition.connects()
                && definition.logon().certificate() == null
                && definition.logon().certificateFingerprints().isEmpty();
    }

    private static void check(List<SessionDefinition> definitions, String heading) {
        List<String> lines = new ArrayList<>();
        TreeMap<String, Integer> names = new TreeMap<>();
        for (SessionDefinition definition : definitions) {
            if (names.merge(definition.id(), 1, Integer::sum) == 2) {
                lines.add("session " + definition.id() + ": id: is declared twice");
            }
            for (Fault fault : DefinitionCheck.faults(definition, definitions)) {
                lines.add(
                        "session "
                                + definition.id()
                                + ": "
                                + fault.field()
                                + ": "
                                + fault.detail());
            }
        }
        if (!lines.isEmpty()) {
            throw new IllegalStateException(heading + "\n  " + String.join("\n  ", lines));
        }
    }

    /** Who edits the YAML of a running platform must hear that nothing follows from it. */
    private static void tellDifferences(List<Seed> seeds, List<SessionDefinition> definitions) {
        List<String> differing =
                seeds.stream()
                        .map(Seed::definition)
                        .filter(seed -> !definitions.contains(seed))
                        .map(SessionDefinition::id)
                        .toList();
        if (!differing.isEmpty()) {
            log.atWarn()
                    .log(
                            "Sessions come from the database; fix-gateway.yaml says something else"
                                    + " about {}",
                            differing);
        }
    }
}
