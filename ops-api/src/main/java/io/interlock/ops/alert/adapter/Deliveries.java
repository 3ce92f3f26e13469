package io.interlock.ops.alert.adapter;

import io.interlock.ops.alert.Alert;
import io.interlock.ops.alert.Notice;
import io.interlock.ops.alert.Target;
import io.interlock.ops.alert.adapter.DeliveryTable.AlertDelivery;
import io.interlock.ops.alert.adapter.TargetTable.Reached;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Sends what is due, at least once; a receiver tells repeats by the delivery's id. A receiver that
 * does not take it gets it again after a wait that doubles.
 */
@Component
class Deliveries implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);
    private static final int BATCH = 20;

    private final DeliveryTable table;
    private final TargetTable targets;
    private final AlertTable alerts;
    private final AlertProperties properties;
    private final Map<Target.Kind, Channel> channels;
    private final Clock clock;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Deliveries(
            DeliveryTable table,
            TargetTable targets,
            AlertTable alerts,
            AlertProperties properties,
            List<Channel> channels,
            Clock clock) {
        this.table = table;
        this.targets = targets;
        this.alerts = alerts;
        this.properties = properties;
        this.channels =
                channels.stream().collect(Collectors.toMap(Channel::kind, Function.identity()));
        this.clock = clock;
    }

    /** All that are due, side by side: a slow receiver holds up its own messages only. */
    void deliver() {
        List<Callable<Object>> sends = new ArrayList<>();
        for (AlertDelivery delivery : table.take(clock.instant(), BATCH)) {
            sends.add(Executors.callable(() -> send(delivery)));
        }
        try {
            threads.invokeAll(sends);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(AlertDelivery delivery) {
        String error = attempt(delivery);
        Instant now = clock.instant();
        if (error == null) {
            table.delivered(delivery.id(), now);
            return;
        }
        LOG.atWarn()
                .addKeyValue("delivery", delivery.id())
                .addKeyValue("target", delivery.target())
                .addKeyValue("attempt", delivery.attempts())
                .log("Alert not delivered: {}", error);
        boolean old = delivery.createdAt().plus(properties.giveUp()).isBefore(now);
        table.failed(delivery.id(), error, old ? null : now.plus(wait(delivery.attempts())));
    }

    private Duration wait(int attempts) {
        Duration wait = properties.retryFirst().multipliedBy(1L << Math.min(attempts - 1, 20));
        return wait.compareTo(properties.retryMax()) > 0 ? properties.retryMax() : wait;
    }

    /** Null when it has arrived, else why not; never anything secret. */
    private @Nullable String attempt(AlertDelivery delivery) {
        Reached reached = targets.reach(delivery.target()).orElse(null);
        if (reached == null || !(reached.target().enabled() || isTest(delivery))) {
            return "the target was removed or disabled";
        }
        List<Alert> about =
                isTest(delivery)
                        ? List.of(TestAlert.of(delivery.createdAt()))
                        : alerts.of(delivery.alerts());
        if (about.isEmpty()) {
            return "its alerts are not kept any more";
        }
        Notice notice = new Notice(delivery.event(), delivery.group(), about);
        Channel channel = channels.get(reached.target().kind());
        if (channel == null) {
            return "no way to reach a " + reached.target().kind();
        }
        try {
            channel.send(delivery.id(), reached, notice);
            return null;
        } catch (Channel.NotDelivered e) {
            return e.getMessage();
        }
    }

    private static boolean isTest(AlertDelivery delivery) {
        return delivery.event() == Notice.Event.TEST;
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }
}
