package io.interlock.gateway.report;

import io.interlock.events.OrderCommand;
import io.interlock.events.OrderExecution;
import io.interlock.events.RoutingDecision.Rejection;
import io.interlock.events.Topics;
import io.interlock.fix.FixMessage;
import io.interlock.fix.Rejects;
import io.interlock.fix.Rejects.Answer;
import io.interlock.fix.ReportMessages;
import io.interlock.gateway.order.Outcomes;
import io.interlock.gateway.order.Outcomes.Unpublished;
import io.interlock.kit.kafka.EventRecords;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Tells the log what the gateway refused by itself, once Kafka takes it: the client was answered
 * from the database already, so readers skip these for the client.
 */
@Component
public class RefusalPublisher {
    private static final Logger log = LoggerFactory.getLogger(RefusalPublisher.class);
    private static final int BATCH = 200;

    private final Outcomes outcomes;
    private final KafkaOperations<String, byte[]> kafka;
    private final EventRecords records;
    private final Clock clock;
    private volatile boolean onDuty;

    RefusalPublisher(
            Outcomes outcomes,
            KafkaOperations<String, byte[]> kafka,
            EventRecords records,
            Clock clock) {
        this.outcomes = outcomes;
        this.kafka = kafka;
        this.records = records;
        this.clock = clock;
    }

    /** Publishes only on the instance that serves the clients. */
    public void onDuty(boolean serving) {
        onDuty = serving;
    }

    @Scheduled(fixedDelay = 250)
    void publish() {
        if (!onDuty) {
            return;
        }
        try {
            List<Unpublished> waiting = outcomes.unpublished(BATCH);
            if (waiting.isEmpty()) {
                return;
            }
            List<CompletableFuture<?>> sent = new ArrayList<>();
            for (Unpublished one : waiting) {
                OrderExecution event = event(one);
                sent.add(
                        kafka.send(
                                records.record(
                                        Topics.ORDER_EXECUTIONS,
                                        one.command().key(),
                                        "refusal:" + one.commandId(),
                                        event)));
            }
            CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)).join();
            outcomes.published(waiting.stream().map(Unpublished::commandId).toList());
        } catch (RuntimeException e) {
            log.atWarn().setCause(e).log("Refusals are published later");
        }
    }

    private OrderExecution event(Unpublished refused) {
        OrderCommand command = refused.command();
        Rejection rejection = new Rejection(refused.rule(), 0, 2, refused.detail());
        Answer answer = Rejects.answer(command, rejection, clock.instant());
        FixMessage message =
                FixMessage.of("35=" + answer.msgType() + FixMessage.SOH + answer.body());
        boolean report = answer.msgType().equals("8");
        return new OrderExecution(
                command.commandId(),
                OrderExecution.Origin.PLATFORM,
                null,
                null,
                command.clientSession(),
                command.root() == null ? command.commandId() : command.root().commandId(),
                answer.msgType(),
                report ? ReportMessages.executionReport(message) : null,
                report ? null : ReportMessages.cancelReject(message),
                refused.rule() + ": " + refused.detail(),
                List.of(),
                message.raw(),
                clock.instant());
    }
}
