package io.interlock.routing.control;

import io.interlock.domain.Environment;
import io.interlock.events.OrderCommand;
import io.interlock.events.Profile;
import io.interlock.events.RoutingPolicy;
import io.interlock.events.RoutingPolicy.Control;
import io.interlock.events.SymbolState;
import io.interlock.routing.control.condition.Compilation;
import io.interlock.routing.control.condition.Condition;
import io.interlock.routing.control.condition.Conditions;
import io.interlock.routing.control.condition.Flaw;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Policies by what they are about, so that an order meets only its own however many there are.
 * Never changes: other policies make another index, which takes over what has stayed the same.
 */
public final class PolicyIndex {
    public static final PolicyIndex EMPTY = new PolicyIndex(List.of());

    /** The lowest priority number first; then by name, so that the order never changes. */
    private static final Comparator<Compiled> ORDER =
            Comparator.comparingInt((Compiled c) -> c.policy().priority())
                    .thenComparing(c -> c.policy().id());

    private final Map<String, Compiled> all = new HashMap<>();
    private final Map<String, Condition> conditions = new HashMap<>();
    private final Map<Environment, Map<Class<? extends Control>, Shelf>> shelves = new HashMap<>();
    private final List<String> unreadable = new ArrayList<>();
    private final Profiles profiles;

    /** Asked as in {@link Profile#NORMAL}. */
    public PolicyIndex(Collection<RoutingPolicy> policies) {
        this(policies, Profiles.NONE);
    }

    public PolicyIndex(Collection<RoutingPolicy> policies, Profiles profiles) {
        this(policies, profiles, Map.of(), Map.of());
    }

    private PolicyIndex(
            Collection<RoutingPolicy> policies,
            Profiles profiles,
            Map<String, Compiled> known,
            Map<String, Condition> knownConditions) {
        this.profiles = profiles;
        for (RoutingPolicy policy : policies) {
            try {
                Compiled before = known.get(policy.id());
                Compiled compiled =
                        before != null && before.policy().equals(policy)
                                ? before
                                : Compiled.of(policy, text -> condition(text, knownConditions));
                add(compiled);
            } catch (DateTimeException | IllegalArgumentException e) {
                unreadable.add(policy.id() + " v" + policy.version() + ": " + e.getMessage());
            }
        }
        unreadable.addAll(profiles.unreadable());
    }

    private Condition condition(String text, Map<String, Condition> known) {
        Condition before = known.get(text);
        return before != null ? before : conditions.computeIfAbsent(text, PolicyIndex::compiled);
    }

    private static Condition compiled(String text) {
        return switch (Conditions.compile(text)) {
            case Condition condition -> condition;
            case Compilation.Refused(List<Flaw> flaws) ->
                    throw new IllegalArgumentException("condition: " + flaws.getFirst().text());
        };
    }

    private void add(Compiled compiled) {
        RoutingPolicy policy = compiled.policy();
        all.put(policy.id(), compiled);
        if (policy.condition() != null && compiled.condition() != null) {
            conditions.put(policy.condition(), compiled.condition());
        }
        shelves.computeIfAbsent(policy.environment(), key -> new HashMap<>())
                .computeIfAbsent(policy.control().getClass(), key -> new Shelf())
                .add(compiled);
    }

    /** With these policies instead. What is as it was is not compiled again. */
    public PolicyIndex next(Collection<RoutingPolicy> policies) {
        return next(policies, profiles);
    }

    /** With these policies and profiles instead. */
    public PolicyIndex next(Collection<RoutingPolicy> policies, Profiles other) {
        return new PolicyIndex(policies, other, all, conditions);
    }

    /** The profile that {@code environment} is in. */
    public Profile profile(Environment environment, Instant now) {
        return profiles.at(environment, now);
    }

    /** Policies that cannot be asked, and why: nothing may pass while there is one. */
    public List<String> unreadable() {
        return List.copyOf(unreadable);
    }

    /**
     * Those in force that have such a control and match the order, in the order in which they are
     * asked. Their conditions have not been asked.
     */
    public List<Compiled> about(
            OrderCommand command,
            SymbolState symbol,
            Instant now,
            Class<? extends Control> control) {
        Shelf shelf = shelves.getOrDefault(symbol.environment(), Map.of()).get(control);
        if (shelf == null) {
            return List.of();
        }
        Profile profile = profile(command.environment(), now);
        List<Compiled> about = new ArrayList<>();
        shelf.find(
                command,
                symbol,
                found -> {
                    if (found.policy().inForce(now) && found.policy().in(profile)) {
                        about.add(found);
                    }
                });
        return ordered(about);
    }

    /** Those of every control. */
    public List<Compiled> about(OrderCommand command, SymbolState symbol, Instant now) {
        return shelves.getOrDefault(symbol.environment(), Map.of()).keySet().stream()
                .flatMap(control -> about(command, symbol, now, control).stream())
                .toList();
    }

    /** One with two patterns that fit was found twice. */
    private static List<Compiled> ordered(List<Compiled> about) {
        if (about.size() < 2) {
            return about;
        }
        about.sort(ORDER);
        List<Compiled> once = new ArrayList<>(about.size());
        for (Compiled each : about) {
            if (once.isEmpty() || once.getLast() != each) {
                once.add(each);
            }
        }
        return once;
    }
}
