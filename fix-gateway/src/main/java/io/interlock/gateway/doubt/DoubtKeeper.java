package io.interlock.gateway.doubt;

import io.interlock.events.FixIncident.Kind;
import io.interlock.events.FixIncident.Severity;
import io.interlock.events.OrderCommand;
import io.interlock.events.RoutingDecision.Rejection;
import io.interlock.fix.FixMessage;
import io.interlock.fix.Rejects;
import io.interlock.fix.Rejects.Answer;
import io.interlock.fix.Tags;
import io.interlock.gateway.doubt.Doubts.Doubt;
import io.interlock.gateway.order.InFlight;
import io.interlock.gateway.order.InFlight.Sent;
import io.interlock.gateway.order.Outcomes;
import io.interlock.gateway.order.Outcomes.Claim;
import io.interlock.gateway.order.StatusRequest;
import io.interlock.gateway.report.Mailbox;
import io.interlock.gateway.report.Mailbox.Letter;
import io.interlock.gateway.report.ReportSender;
import io.interlock.gateway.session.FixSessions;
import io.interlock.gateway.session.SessionTracker;
import io.interlock.gateway.wire.OutboundBatch;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import quickfix.Session;

/**
 * Opens a doubt for each unanswered order of a session that is lost, asks the OMS once the session
 * answers again, and ends the doubt with the first answer. One thread does all of it.
 */
@Component
public class DoubtKeeper implements InFlight.Listener {
    private static final Logger log = LoggerFactory.getLogger(DoubtKeeper.class);
    private static final Duration ASK_AGAIN = Duration.ofSeconds(5);
    private static final int ASK_AT_MOST = 5;

    /** How a doubt ended, as far as the client is concerned. */
    enum Resolution {
        /** The OMS has or had the order; its reports tell the rest. */
        AT_OMS,
        /** The OMS never got it: the client has been told so. */
        NOT_AT_OMS
    }

    private final InFlight inFlight;
    private final Doubts doubts;
    private final FixSessions sessions;
    private final SessionTracker tracker;
    private final Outcomes outcomes;
    private final Mailbox mailbox;
    private final ReportSender reports;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Map<String, Doubt> open = new ConcurrentHashMap<>();
    private final Queue<Answered> answers = new ConcurrentLinkedQueue<>();

    private record Answered(Sent sent, String how, Resolution resolution) {}

    DoubtKeeper(
            InFlight inFlight,
            Doubts doubts,
            FixSessions sessions,
            SessionTracker tracker,
            Outcomes outcomes,
            Mailbox mailbox,
            ReportSender reports,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.inFlight = inFlight;
        this.doubts = doubts;
        this.sessions = sessions;
        this.tracker = tracker;
        this.outcomes = outcomes;
        this.mailbox = mailbox;
        this.reports = reports;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
        inFlight.listen(this);
    }

    @Override
    public void answered(Sent sent, String how) {
        if (open.containsKey(idOf(sent))) {
            answers.add(new Answered(sent, how, Resolution.AT_OMS));
        }
    }

    /** Only the session that the order went by can say for sure that it never came. */
    @Override
    public boolean unknown(Sent sent, String session) {
        if (!open.containsKey(idOf(sent))) {
            return false;
        }
        if (sent.omsSession().equals(session)) {
            String how = session + " does not know it";
            answers.add(new Answered(sent, how, Resolution.NOT_AT_OMS));
        }
        return true;
    }

    private static String idOf(Sent sent) {
        return sent.command().commandId().toString();
    }

    /** Takes over what is known of an OMS: doubts that are open, and orders found unanswered. */
    public void begin(String oms, List<Sent> unanswered) {
        unanswered.forEach(inFlight::sent);
        doubts.open(oms)
                .forEach(doubt -> {
                    open.put(doubt.commandId(), doubt);
                    inFlight.sent(doubt.sent());
                });
    }

    /** Since when the oldest order of each OMS is in doubt. */
    Map<String, Instant> oldest() {
        Map<String, Instant> oldest = new TreeMap<>();
        open.values()
                .forEach(doubt ->
                        oldest.merge(
                                doubt.sent().oms(),
                                doubt.since(),
                                (a, b) -> a.isBefore(b) ? a : b));
        return oldest;
    }

    /** Another instance serves this OMS now. */
    public void end(String oms) {
        open.values().removeIf(doubt -> doubt.sent().oms().equals(oms));
        inFlight.forget(oms);
    }

    @Scheduled(fixedDelay = 200)
    void look() {
        try {
            for (Answered answered = answers.poll(); answered != null; answered = answers.poll()) {
                ended(answered);
            }
            openNew();
            open.values().forEach(this::ask);
        } catch (RuntimeException e) {
            log.atWarn().setCause(e).log("Doubts are looked at again");
        }
    }

    private void openNew() {
        Map<String, List<Sent>> bySession =
                inFlight.all().stream()
                        .filter(sent -> !open.containsKey(idOf(sent)))
                        .filter(sent -> !sessions.loggedOn(sent.omsSession()))
                        .collect(Collectors.groupingBy(Sent::omsSession));
        bySession.forEach((session, orders) -> {
            String why = session + " was lost before anyone answered";
            transaction.executeWithoutResult(status -> doubts.open(orders, why));
            Instant now = clock.instant();
            for (Sent sent : orders) {
                open.put(idOf(sent), new Doubt(sent, now, why, 0, null, null, null, null, null));
                if (inFlight.find(sent.oms(), sent.nameAtOms()).isEmpty()) {
                    answered(sent, "answered at the same time");
                }
            }
            tell(session, Severity.CRITICAL, orders.size() + " orders are in doubt: " + why);
        });
    }

    private void tell(String session, Severity severity, String text) {
        sessions.all().stream()
                .filter(declared -> declared.compId().equals(session))
                .findFirst()
                .ifPresent(declared -> tracker.incident(declared, Kind.ANOMALY, severity, text));
    }

    /**
     * Its own session first: after the resend has been settled there, the answer is the truth.
     * While that is away another session of the OMS may know of it.
     */
    private void ask(Doubt doubt) {
        Sent sent = doubt.sent();
        String session =
                sessions.answering(sent.omsSession())
                        ? sent.omsSession()
                        : sessions.active(sent.oms()).orElse("");
        Instant now = clock.instant();
        boolean tooSoon = doubt.askedAt() != null && doubt.askedAt().plus(ASK_AGAIN).isAfter(now);
        if (session.isEmpty() || tooSoon || doubt.asked() >= ASK_AT_MOST) {
            return;
        }
        int asked = doubt.asked() + 1;
        Session by = sessions.session(session);
        OutboundBatch.alone(
                by,
                StatusRequest.MSG_TYPE,
                statusRequest(doubt, asked).body(by.getSessionID().getBeginString()));
        transaction.executeWithoutResult(status -> doubts.asked(doubt.commandId()));
        open.put(
                doubt.commandId(),
                new Doubt(sent, doubt.since(), doubt.why(), asked, now, null, null, null, null));
        if (asked == ASK_AT_MOST) {
            tell(
                    session,
                    Severity.CRITICAL,
                    "does not say what became of ClOrdID(11) "
                            + sent.nameAtOms()
                            + ": settle it by hand");
        }
    }

    private static StatusRequest statusRequest(Doubt doubt, int asked) {
        OrderCommand command = doubt.sent().command();
        FixMessage order = FixMessage.of(command.raw());
        return new StatusRequest(
                doubt.sent().nameAtOms(),
                null,
                order.get(Tags.ACCOUNT),
                order.get(Tags.SYMBOL),
                order.get(Tags.SIDE),
                "IL-" + asked + "-" + doubt.commandId());
    }

    private void ended(Answered answered) {
        if (settle(idOf(answered.sent()), answered.resolution(), "system", answered.how())) {
            log.atInfo()
                    .addKeyValue("clOrdId", answered.sent().nameAtOms())
                    .log("No longer in doubt: {}", answered.how());
        }
    }

    /** Ends a doubt; its client is told where the OMS never got the order. */
    boolean settle(String commandId, Resolution resolution, String by, String reason) {
        Doubt doubt = open.get(commandId);
        if (doubt == null) {
            return false;
        }
        Sent sent = doubt.sent();
        Boolean ended =
                transaction.execute(status -> {
                    boolean first =
                            doubts.resolve(commandId, resolution + ": " + reason, by, reason);
                    if (first && resolution == Resolution.NOT_AT_OMS) {
                        reject(sent, reason);
                    }
                    return first;
                });
        afterCommit(() -> {
            open.remove(commandId);
            inFlight.answered(sent.oms(), sent.nameAtOms(), reason);
            if (resolution == Resolution.NOT_AT_OMS) {
                reports.lettersFor(Set.of(sent.command().clientSession()));
            }
        });
        return Boolean.TRUE.equals(ended);
    }

    private static void afterCommit(Runnable work) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            work.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        work.run();
                    }
                });
    }

    private void reject(Sent sent, String reason) {
        OrderCommand command = sent.command();
        Rejection rejection =
                new Rejection(
                        "in-doubt", 99, 99, "Order did not reach " + sent.oms() + ": " + reason);
        outcomes.instead(
                new Claim(
                        command,
                        Outcomes.Kind.STALE,
                        null,
                        null,
                        rejection.rule(),
                        rejection.text()));
        Answer answer = Rejects.answer(command, rejection, clock.instant());
        mailbox.keep(
                List.of(
                        new Letter(
                                command.clientSession(),
                                command.commandId().toString(),
                                answer.msgType(),
                                answer.body())));
    }
}
