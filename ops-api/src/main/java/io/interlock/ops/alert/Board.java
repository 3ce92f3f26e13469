package io.interlock.ops.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All alerts that are open, and what is on its way to be one. A step takes what all rules found at
 * one instant and tells what has changed; the board after it is a new one.
 *
 * @param open by key
 * @param pending since when a key is found without a break; its alert opens after the rule's {@code
 *     forMillis}
 * @param absent since when the key of an open alert is not found; it closes after {@code
 *     clearMillis}
 * @param occurrences what the newest step found of a key
 */
public record Board(
        Map<String, Alert> open,
        Map<String, Instant> pending,
        Map<String, Instant> absent,
        Map<String, Long> occurrences) {

    public Board {
        open = Map.copyOf(open);
        pending = Map.copyOf(pending);
        absent = Map.copyOf(absent);
        occurrences = Map.copyOf(occurrences);
    }

    public static Board of(Collection<Alert> open) {
        Map<String, Alert> byKey = new TreeMap<>();
        open.forEach(alert -> byKey.put(alert.key(), alert));
        return new Board(byKey, Map.of(), Map.of(), Map.of());
    }

    /** A rule and its version. */
    public record Versioned(Rule rule, int version) {}

    /** The board after a step and the alerts that are not as they were. */
    public record Step(Board board, List<Alert> opened, List<Alert> changed, List<Alert> closed) {}

    /** What all rules find in the facts, in the rules' order; the first finding of a key counts. */
    public static Map<String, Found> find(Collection<Versioned> rules, Facts facts) {
        Map<String, Found> found = new LinkedHashMap<>();
        for (Versioned each : rules) {
            Rule rule = each.rule();
            if (rule.enabled()) {
                Conditions.named(rule.condition())
                        .map(condition -> condition.find(facts, rule))
                        .orElse(List.of())
                        .forEach(finding ->
                                found.putIfAbsent(
                                        finding.key(rule.id()), new Found(each, finding)));
            }
        }
        return found;
    }

    /** A finding and the rule that found it. */
    public record Found(Versioned by, Finding finding) {}

    /** {@code rules} by id; an open alert whose rule is gone or disabled closes. */
    public Step step(
            Map<String, Versioned> rules,
            Map<String, Found> found,
            Collection<Silence> silences,
            Supplier<String> ids,
            Instant at) {
        Map<String, Alert> newOpen = new TreeMap<>();
        Map<String, Instant> newPending = new TreeMap<>();
        Map<String, Instant> newAbsent = new TreeMap<>();
        List<Alert> opened = new ArrayList<>();
        List<Alert> changed = new ArrayList<>();
        List<Alert> closed = new ArrayList<>();
        found.forEach((key, what) -> {
            Alert known = open.get(key);
            if (known != null) {
                Alert now = quiet(again(known, what.finding(), at), silences, at);
                newOpen.put(key, now);
                if (!told(known).equals(told(now))) {
                    changed.add(now);
                }
                return;
            }
            Instant since = pending.getOrDefault(key, at);
            Rule rule = what.by().rule();
            if (Duration.between(since, at).toMillis() < rule.forMillis()) {
                newPending.put(key, since);
                return;
            }
            Alert alert =
                    quiet(
                            Alert.open(ids.get(), rule, what.by().version(), what.finding(), at),
                            silences,
                            at);
            newOpen.put(key, alert);
            opened.add(alert);
        });
        open.forEach((key, alert) -> {
            if (found.containsKey(key)) {
                return;
            }
            Instant since = absent.getOrDefault(key, at);
            if (clears(rules.get(alert.rule()), since, at)) {
                closed.add(alert.closed(at));
                return;
            }
            newAbsent.put(key, since);
            Alert now = quiet(alert, silences, at);
            newOpen.put(key, now);
            if (!told(alert).equals(told(now))) {
                changed.add(now);
            }
        });
        Map<String, Long> counts = new TreeMap<>();
        found.forEach((key, what) -> counts.put(key, what.finding().occurrences()));
        return new Step(new Board(newOpen, newPending, newAbsent, counts), opened, changed, closed);
    }

    /** What is new since the last step adds to the count: growth, or all of it after a break. */
    private Alert again(Alert known, Finding finding, Instant at) {
        long before =
                absent.containsKey(known.key())
                        ? 0
                        : occurrences.getOrDefault(known.key(), finding.occurrences());
        long more = Math.max(0, finding.occurrences() - before);
        return known.seen(finding.summary(), known.count() + more, at);
    }

    private static boolean clears(@Nullable Versioned by, Instant since, Instant at) {
        return by == null
                || !by.rule().enabled()
                || Duration.between(since, at).toMillis() >= by.rule().clearMillis();
    }

    private static Alert quiet(Alert alert, Collection<Silence> silences, Instant at) {
        return alert.silenced(
                silences.stream()
                        .filter(silence -> silence.covers(alert, at))
                        .map(Silence::id)
                        .findFirst()
                        .orElse(null));
    }

    /** What people would notice; ages in the summary alone are no news. */
    private static List<Object> told(Alert alert) {
        return List.of(alert.count(), alert.state(), String.valueOf(alert.silencedBy()));
    }

    /** This board with an alert as people have changed it. */
    public Board with(Alert alert) {
        if (!open.containsKey(alert.key())) {
            return this;
        }
        Map<String, Alert> newOpen = new TreeMap<>(open);
        newOpen.put(alert.key(), alert);
        return new Board(newOpen, pending, absent, occurrences);
    }
}
