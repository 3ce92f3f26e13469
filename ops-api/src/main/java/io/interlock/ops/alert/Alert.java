package io.interlock.ops.alert;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something wrong that somebody has to know of.
 *
 * @param rule the rule's id
 * @param key of all alerts under one key one is open at most
 * @param group alerts of one group go out in one message
 * @param labels what it is about
 * @param lastRaised when it was last seen to be so; exact to ten seconds
 * @param count occurrences since it opened; never falls
 * @param closedAt when it closed by itself
 * @param silencedBy the id of the silence that keeps it quiet
 * @param runbook what to do, as text
 * @param page where the console shows what it is about
 */
public record Alert(
        String id,
        String rule,
        int ruleVersion,
        String key,
        String group,
        Severity severity,
        String owner,
        String summary,
        Map<String, String> labels,
        State state,
        Instant firstRaised,
        Instant lastRaised,
        long count,
        @Nullable Instant closedAt,
        @Nullable String acknowledgedBy,
        @Nullable Instant acknowledgedAt,
        @Nullable String comment,
        @Nullable String silencedBy,
        String runbook,
        String page) {

    /** An acknowledged alert is still open; somebody is on it. */
    public enum State {
        OPEN,
        ACKNOWLEDGED,
        CLOSED
    }

    static Alert open(String id, Rule rule, int version, Finding finding, Instant at) {
        return new Alert(
                id,
                rule.id(),
                version,
                finding.key(rule.id()),
                group(rule, finding),
                rule.severity(),
                rule.owner(),
                finding.summary(),
                finding.labels(),
                State.OPEN,
                at,
                at,
                finding.occurrences(),
                null,
                null,
                null,
                null,
                null,
                "/api/v1/runbooks/" + rule.id(),
                finding.page());
    }

    private static String group(Rule rule, Finding finding) {
        StringBuilder group = new StringBuilder(rule.id());
        for (String label : rule.groupBy()) {
            group.append('|').append(finding.labels().getOrDefault(label, ""));
        }
        return group.toString();
    }

    Alert seen(String newest, long occurrences, Instant at) {
        return with(state, newest, at, occurrences, null, silencedBy);
    }

    Alert closed(Instant at) {
        return with(State.CLOSED, summary, lastRaised, count, at, silencedBy);
    }

    Alert silenced(@Nullable String silence) {
        return with(state, summary, lastRaised, count, closedAt, silence);
    }

    private Alert with(
            State newState,
            String newSummary,
            Instant newRaised,
            long newCount,
            @Nullable Instant newClosed,
            @Nullable String newSilence) {
        return new Alert(
                id,
                rule,
                ruleVersion,
                key,
                group,
                severity,
                owner,
                newSummary,
                labels,
                newState,
                firstRaised,
                newRaised,
                newCount,
                newClosed,
                acknowledgedBy,
                acknowledgedAt,
                comment,
                newSilence,
                runbook,
                page);
    }

    /** This alert with somebody on it. */
    public Alert acknowledged(String by, String words, Instant at) {
        return new Alert(
                id,
                rule,
                ruleVersion,
                key,
                group,
                severity,
                owner,
                summary,
                labels,
                State.ACKNOWLEDGED,
                firstRaised,
                lastRaised,
                count,
                closedAt,
                by,
                at,
                words,
                silencedBy,
                runbook,
                page);
    }

    /** A label, or one of {@code rule}, {@code severity} and {@code owner}. */
    @Nullable String label(String name) {
        return switch (name) {
            case "rule" -> rule;
            case "severity" -> severity.name();
            case "owner" -> owner;
            default -> labels.get(name);
        };
    }
}
