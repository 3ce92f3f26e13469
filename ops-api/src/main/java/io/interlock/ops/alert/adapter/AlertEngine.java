package io.interlock.ops.alert.adapter;

import io.interlock.ops.alert.Alert;
import io.interlock.ops.alert.Board;
import io.interlock.ops.alert.Board.Versioned;
import io.interlock.ops.alert.Facts;
import io.interlock.ops.alert.Notice;
import io.interlock.ops.alert.Target;
import io.interlock.ops.stream.Change;
import io.interlock.ops.stream.EventHub;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks at the facts by all rules and stores what is new: alert, and what targets are told of it,
 * are one transaction. The board is in memory; where storing failed it is read from the table
 * again.
 */
@Component
class AlertEngine {
    /** How old the time of last seeing an alert may get in the table. */
    private static final Duration NOTED = Duration.ofSeconds(10);

    private final AlertProperties properties;
    private final FactsGatherer gatherer;
    private final RuleTable rules;
    private final SilenceTable silences;
    private final TargetTable targets;
    private final AlertTable alerts;
    private final DeliveryTable deliveries;
    private final TransactionTemplate transaction;
    private final EventHub hub;
    private final AlertMetrics metrics;
    private final Clock clock;
    private final Instant startedAt;
    private @Nullable Board board;
    private Instant notedAt;
    private Instant forgottenAt = Instant.EPOCH;

    AlertEngine(
            AlertProperties properties,
            FactsGatherer gatherer,
            RuleTable rules,
            SilenceTable silences,
            TargetTable targets,
            AlertTable alerts,
            DeliveryTable deliveries,
            TransactionTemplate transaction,
            EventHub hub,
            AlertMetrics metrics,
            Clock clock) {
        this.properties = properties;
        this.gatherer = gatherer;
        this.rules = rules;
        this.silences = silences;
        this.targets = targets;
        this.alerts = alerts;
        this.deliveries = deliveries;
        this.transaction = transaction;
        this.hub = hub;
        this.metrics = metrics;
        this.clock = clock;
        this.startedAt = clock.instant();
        this.notedAt = startedAt;
    }

    /** One look. */
    synchronized void look() {
        Instant now = clock.instant();
        if (now.isBefore(startedAt.plus(properties.settle()))) {
            return;
        }
        Board before = board;
        if (before == null) {
            rules.seed();
            before = Board.of(alerts.open());
        }
        board = null;
        Map<String, Versioned> current = rules.rules();
        Facts facts = gatherer.at(now);
        Board.Step step =
                before.step(
                        current,
                        Board.find(current.values(), facts),
                        silences.current(now),
                        () -> UUID.randomUUID().toString(),
                        now);
        List<Alert> news = new ArrayList<>();
        transaction.executeWithoutResult(status -> news.addAll(store(step, now)));
        // another instance was faster where one is missing: the table knows
        board = news.containsAll(step.opened()) ? step.board() : null;
        news.forEach(alert -> hub.publish(Change.alert(alert.id(), alert)));
        metrics.now(step.board().open().values(), facts.deliveries());
        forget(now);
    }

    private List<Alert> store(Board.Step step, Instant now) {
        List<Alert> news = new ArrayList<>();
        step.opened().stream().filter(alerts::open).forEach(news::add);
        news.addAll(step.changed());
        boolean note = Duration.between(notedAt, now).compareTo(NOTED) > 0;
        alerts.seen(note ? step.board().open().values() : step.changed());
        notedAt = note ? now : notedAt;
        step.closed().forEach(alerts::close);
        news.addAll(step.closed());
        tell(step, now);
        return news;
    }

    private void tell(Board.Step step, Instant now) {
        List<Alert> untold = ripe(alerts.untold(), now);
        List<Alert> over = step.closed().stream().filter(alerts::wasTold).toList();
        if (untold.isEmpty() && over.isEmpty()) {
            return;
        }
        for (Target target : targets.all()) {
            target.notices(Notice.Event.OPENED, untold)
                    .forEach(notice -> deliveries.add(target.id(), notice, now));
            target.notices(Notice.Event.CLOSED, over)
                    .forEach(notice -> deliveries.add(target.id(), notice, now));
        }
        alerts.told(untold);
    }

    /** Of a group that has just begun to open more may follow: they go out together. */
    private List<Alert> ripe(List<Alert> untold, Instant now) {
        Instant latest = now.minus(properties.groupWait());
        Set<String> groups =
                untold.stream()
                        .filter(alert -> !alert.firstRaised().isAfter(latest))
                        .map(Alert::group)
                        .collect(Collectors.toSet());
        return untold.stream().filter(alert -> groups.contains(alert.group())).toList();
    }

    /** Somebody is on it. False where it is not open. */
    synchronized boolean acknowledge(Alert alert) {
        if (!alerts.acknowledge(alert)) {
            return false;
        }
        Board known = board;
        if (known != null) {
            board = known.with(alert);
        }
        return true;
    }

    private void forget(Instant now) {
        if (Duration.between(forgottenAt, now).toHours() < 1) {
            return;
        }
        forgottenAt = now;
        deliveries.forget(now.minus(properties.keep()));
        alerts.forget(now.minus(properties.keep()));
    }
}
