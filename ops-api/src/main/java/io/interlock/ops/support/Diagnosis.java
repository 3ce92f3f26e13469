package io.interlock.ops.support;

import io.interlock.domain.Environment;
import io.interlock.events.AccountState;
import io.interlock.events.FixSessionState;
import io.interlock.events.FixSessionState.Role;
import io.interlock.events.FixSessionState.State;
import io.interlock.events.KillSwitch;
import io.interlock.events.SymbolState;
import io.interlock.ops.support.SupportView.PlainReject;
import io.interlock.ops.support.SupportView.SymbolAccess;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What stands in an account's way.
 *
 * @param reasons why it cannot trade, most telling first; empty where nothing is known to stop it
 * @param gates what was looked at, good or bad
 * @param symbols access to the symbols that it tried
 */
public record Diagnosis(List<String> reasons, List<String> gates, List<SymbolAccess> symbols) {
    private static final Duration RECENT = Duration.ofMinutes(30);
    private static final Set<State> UP = EnumSet.of(State.SYNCING, State.ACTIVE, State.DEGRADED);

    /** Everything there is to know, as it stands now. */
    public record Facts(
            String account,
            @Nullable AccountState state,
            Collection<KillSwitch> killSwitches,
            Collection<SymbolState> symbols,
            Collection<FixSessionState> sessions,
            Set<String> tried,
            List<PlainReject> rejects,
            Instant now) {}

    public static Diagnosis of(Facts facts) {
        List<String> reasons = new ArrayList<>();
        List<String> gates = new ArrayList<>();
        AccountState state = facts.state();
        gate(reasons, gates, account(facts.account(), state), "The account may trade");
        List<SymbolAccess> symbols =
                state == null ? List.of() : symbols(facts, state.environment());
        List<String> closed =
                symbols.stream().filter(s -> !s.allowed()).map(SymbolAccess::why).toList();
        closed.forEach(why -> gate(reasons, gates, why, ""));
        if (closed.isEmpty()) {
            gates.add("No kill switch or missing listing concerns a symbol that it tried");
        }
        links(facts.sessions()).forEach((oms, why) -> gate(reasons, gates, why, oms + " is up"));
        recent(facts, reasons);
        return new Diagnosis(List.copyOf(reasons), List.copyOf(gates), symbols);
    }

    private static void gate(
            List<String> reasons, List<String> gates, @Nullable String no, String yes) {
        if (no != null) {
            reasons.add(no);
        }
        gates.add(no == null ? yes : no);
    }

    private static @Nullable String account(String account, @Nullable AccountState state) {
        if (state == null) {
            return "The account " + account + " is not known: the CRM has not opened it here";
        }
        return state.tradingEnabled()
                ? null
                : "The account may not trade: "
                        + state.reason()
                        + " (since "
                        + state.updatedAt()
                        + ")";
    }

    private static List<SymbolAccess> symbols(Facts facts, Environment environment) {
        Map<String, KillSwitch> killed =
                facts.killSwitches().stream()
                        .filter(kill -> kill.environment() == environment)
                        .collect(
                                Collectors.toMap(
                                        kill -> kill.symbol().toString(),
                                        kill -> kill,
                                        (a, b) -> a));
        Set<String> listed =
                facts.symbols().stream()
                        .filter(symbol -> symbol.environment() == environment)
                        .map(symbol -> symbol.symbol().toString())
                        .collect(Collectors.toSet());
        return facts.tried().stream()
                .sorted()
                .map(symbol ->
                        access(symbol, killed.get(symbol), listed.contains(symbol), environment))
                .toList();
    }

    private static SymbolAccess access(
            String symbol, @Nullable KillSwitch kill, boolean listed, Environment environment) {
        if (kill != null) {
            return new SymbolAccess(
                    symbol,
                    false,
                    "%s is stopped by a kill switch of %s since %s: %s"
                            .formatted(symbol, kill.by(), kill.since(), kill.reason()));
        }
        return listed
                ? new SymbolAccess(symbol, true, symbol + " may be traded")
                : new SymbolAccess(
                        symbol,
                        false,
                        symbol + " is not listed in the " + environment + " environment");
    }

    /** By OMS: why no order gets there, null where one does. */
    private static Map<String, @Nullable String> links(Collection<FixSessionState> sessions) {
        Map<String, List<FixSessionState>> byOms = new TreeMap<>();
        for (FixSessionState session : sessions) {
            if (session.oms() != null
                    && (session.role() == Role.OMS_PRIMARY
                            || session.role() == Role.OMS_SECONDARY)) {
                byOms.computeIfAbsent(session.oms(), oms -> new ArrayList<>()).add(session);
            }
        }
        Map<String, @Nullable String> links = new TreeMap<>();
        byOms.forEach((oms, all) -> links.put(oms, down(oms, all)));
        return links;
    }

    private static @Nullable String down(String oms, List<FixSessionState> sessions) {
        if (sessions.stream().anyMatch(session -> UP.contains(session.state()))) {
            return null;
        }
        String states =
                sessions.stream()
                        .map(s -> s.id() + " " + s.state() + " since " + s.since())
                        .sorted()
                        .collect(Collectors.joining(", "));
        return "No session with " + oms + " is up: " + states;
    }

    /** What was said lately and is not explained by anything above. */
    private static void recent(Facts facts, List<String> reasons) {
        if (!reasons.isEmpty()) {
            return;
        }
        facts.rejects().stream()
                .filter(no -> no.at().isAfter(facts.now().minus(RECENT)))
                .map(no ->
                        Objects.requireNonNullElse(no.symbol(), "An order")
                                + " was rejected: "
                                + no.words()
                                + " ("
                                + no.text()
                                + ")")
                .distinct()
                .limit(3)
                .forEach(reasons::add);
    }
}
