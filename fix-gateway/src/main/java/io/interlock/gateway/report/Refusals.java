package io.interlock.gateway.report;

import io.interlock.events.OrderCommand;
import io.interlock.events.RoutingDecision.Rejection;
import io.interlock.fix.Rejects;
import io.interlock.fix.Rejects.Answer;
import io.interlock.gateway.order.Outcomes;
import io.interlock.gateway.order.Outcomes.Claim;
import io.interlock.gateway.report.Mailbox.Letter;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Refuses commands that the log did not take. A produce that timed out is unknown, not failed: the
 * outcome row settles it, so a refused order can never trade. While the database is away as well,
 * nothing is answered and the refusal is tried again.
 */
@Component
public class Refusals implements DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(Refusals.class);

    private final Outcomes outcomes;
    private final Mailbox mailbox;
    private final ReportSender reports;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final ScheduledExecutorService worker =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("refusals").factory());

    Refusals(
            Outcomes outcomes,
            Mailbox mailbox,
            ReportSender reports,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.outcomes = outcomes;
        this.mailbox = mailbox;
        this.reports = reports;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Refuses {@code command} soon; {@code settled} runs once its outcome is durable. */
    public void refuse(OrderCommand command, Rejection rejection, Runnable settled) {
        worker.execute(() -> attempt(command, rejection, settled));
    }

    private void attempt(OrderCommand command, Rejection rejection, Runnable settled) {
        try {
            transaction.executeWithoutResult(status -> {
                Claim claim =
                        new Claim(
                                command,
                                Outcomes.Kind.REFUSED,
                                null,
                                null,
                                rejection.rule(),
                                rejection.text());
                if (!outcomes.claim(List.of(claim)).isEmpty()) {
                    Answer answer = Rejects.answer(command, rejection, clock.instant());
                    mailbox.keep(
                            List.of(
                                    new Letter(
                                            command.clientSession(),
                                            command.commandId().toString(),
                                            answer.msgType(),
                                            answer.body())));
                }
            });
            settled.run();
            reports.lettersFor(Set.of(command.clientSession()));
        } catch (RuntimeException e) {
            log.atWarn()
                    .addKeyValue("clOrdId", command.clOrdId())
                    .setCause(e)
                    .log("The refusal is tried again");
            var unused =
                    worker.schedule(
                            () -> attempt(command, rejection, settled), 500, TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void destroy() {
        worker.shutdown();
    }
}
