package io.interlock.routing.control;

import io.interlock.domain.Account;
import io.interlock.domain.Environment;
import io.interlock.events.OrderCommand;
import io.interlock.events.Profile;
import io.interlock.events.RoutingPolicy;
import io.interlock.events.RoutingPolicy.Match;
import io.interlock.events.SymbolState;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * Policies by what they are about, so that an order meets only its own however many there are. What
 * is about a symbol is found once and remembered; of that, what is about one account stands by the
 * account.
 */
public final class PolicyIndex {
    public static final PolicyIndex EMPTY = new PolicyIndex(List.of());

    /** The lowest priority number first; then by name, so that the order never changes. */
    private static final Comparator<Compiled> ORDER =
            Comparator.comparingInt((Compiled c) -> c.policy().priority())
                    .thenComparing(c -> c.policy().id());

    private final List<Compiled> all;
    private final List<String> unreadable;
    private final Profiles profiles;
    private final Map<String, OfSymbol> bySymbol = new ConcurrentHashMap<>();

    /** Asked as in {@link Profile#NORMAL}. */
    public PolicyIndex(Collection<RoutingPolicy> policies) {
        this(policies, Profiles.NONE);
    }

    public PolicyIndex(Collection<RoutingPolicy> policies, Profiles profiles) {
        List<Compiled> compiled = new ArrayList<>();
        List<String> bad = new ArrayList<>();
        for (RoutingPolicy policy : policies) {
            try {
                compiled.add(Compiled.of(policy));
            } catch (DateTimeException | IllegalArgumentException e) {
                bad.add(policy.id() + " v" + policy.version() + ": " + e.getMessage());
            }
        }
        compiled.sort(ORDER);
        all = List.copyOf(compiled);
        bad.addAll(profiles.unreadable());
        unreadable = List.copyOf(bad);
        this.profiles = profiles;
    }

    /** The profile that {@code environment} is in. */
    public Profile profile(Environment environment, Instant now) {
        return profiles.at(environment, now);
    }

    /** Policies that cannot be asked, and why: nothing may pass while there is one. */
    public List<String> unreadable() {
        return unreadable;
    }

    /** Those in force that are about the order, in the order in which they are asked. */
    public List<Compiled> about(OrderCommand command, SymbolState symbol, Instant now) {
        if (all.isEmpty()) {
            return List.of();
        }
        OfSymbol known =
                bySymbol.compute(
                        symbol.key(),
                        (key, found) -> found != null && found.fits(symbol) ? found : find(symbol));
        Profile profile = profile(command.environment(), now);
        return known.about(command).stream()
                .filter(c -> c.policy().inForce(now) && c.policy().in(profile))
                .toList();
    }

    private OfSymbol find(SymbolState symbol) {
        return OfSymbol.of(
                symbol.bucket(),
                symbol.assetClass(),
                all.stream().filter(c -> isAbout(c.policy(), symbol)).toList());
    }

    private static boolean isAbout(RoutingPolicy policy, SymbolState symbol) {
        Environment environment = policy.environment();
        Match match = policy.match();
        return environment == symbol.environment()
                && fits(match.symbols(), symbol.symbol().value())
                && fits(match.buckets(), symbol.bucket())
                && fits(match.assetClasses(), symbol.assetClass());
    }

    private static boolean fits(List<String> patterns, String value) {
        return patterns.isEmpty() || patterns.stream().anyMatch(p -> fits(p, value));
    }

    private static boolean fits(String pattern, String value) {
        return pattern.endsWith("*")
                ? value.startsWith(pattern.substring(0, pattern.length() - 1))
                : value.equals(pattern);
    }

    /** What is about one symbol as it is listed now. */
    private record OfSymbol(
            String bucket,
            String assetClass,
            List<Compiled> anyone,
            Map<String, List<Compiled>> byAccount) {

        static OfSymbol of(String bucket, String assetClass, List<Compiled> about) {
            Predicate<Compiled> named =
                    c ->
                            !c.policy().match().accounts().isEmpty()
                                    && c.policy().match().accounts().stream()
                                            .noneMatch(a -> a.endsWith("*"));
            Map<String, List<Compiled>> byAccount = new HashMap<>();
            about.stream()
                    .filter(named)
                    .forEach(c ->
                            c.policy()
                                    .match()
                                    .accounts()
                                    .forEach(a ->
                                            byAccount
                                                    .computeIfAbsent(a, x -> new ArrayList<>())
                                                    .add(c)));
            return new OfSymbol(
                    bucket, assetClass, about.stream().filter(named.negate()).toList(), byAccount);
        }

        boolean fits(SymbolState symbol) {
            return bucket.equals(symbol.bucket()) && assetClass.equals(symbol.assetClass());
        }

        List<Compiled> about(OrderCommand command) {
            Account account = command.account();
            List<Compiled> own =
                    account == null
                            ? List.of()
                            : byAccount.getOrDefault(account.value(), List.of());
            List<Compiled> about = new ArrayList<>(own.size() + anyone.size());
            for (Compiled c : own) {
                add(c, command, about);
            }
            for (Compiled c : anyone) {
                add(c, command, about);
            }
            about.sort(ORDER);
            return about;
        }

        private static void add(Compiled c, OrderCommand command, List<Compiled> about) {
            Match match = c.policy().match();
            Account account = command.account();
            if (PolicyIndex.fits(match.clientSessions(), command.clientSession())
                    && (match.accounts().isEmpty()
                            || (account != null
                                    && PolicyIndex.fits(match.accounts(), account.value())))) {
                about.add(c);
            }
        }
    }
}
