package io.interlock.gateway.link;

import io.interlock.domain.CommandId;
import io.interlock.events.FixSessionState.Role;
import io.interlock.events.OrderCommand;
import io.interlock.events.OrderCommand.Kind;
import io.interlock.events.RoutingDecision.Rejection;
import io.interlock.fix.BodyEdits;
import io.interlock.fix.FixMessage;
import io.interlock.fix.OrderMessages;
import io.interlock.fix.Rejects;
import io.interlock.fix.Rejects.Answer;
import io.interlock.fix.Tags;
import io.interlock.gateway.order.InFlight;
import io.interlock.gateway.order.Outcomes;
import io.interlock.gateway.order.Outcomes.Claim;
import io.interlock.gateway.report.Mailbox;
import io.interlock.gateway.report.Mailbox.Letter;
import io.interlock.gateway.report.ReportSender;
import io.interlock.gateway.session.FixSessions;
import io.interlock.gateway.session.FixSessions.Declared;
import io.interlock.gateway.session.SessionDeclarations.Client;
import io.interlock.gateway.wire.DurableStores;
import io.interlock.gateway.wire.SentMessages;
import io.interlock.gateway.wire.SentMessages.Sent;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What an OMS may get again. It asks for what it did not receive; a new order or a replace that has
 * become too old meanwhile is gap-filled and answered to the client instead. Cancels, status
 * requests and everything towards clients are always sent again.
 */
@Component
public class ResendPolicy {
    /**
     * Numbers sent again over the present connection, by session. A peer may ask twice before it
     * has the first copy, and the order grow too old in between: that copy is on its way, so the
     * order cannot be refused any more.
     */
    private final Map<String, Set<Long>> sentAgain = new ConcurrentHashMap<>();

    private final FixSessions sessions;
    private final Outcomes outcomes;
    private final Mailbox mailbox;
    private final ReportSender reports;
    private final SentMessages sent;
    private final InFlight inFlight;
    private final DurableStores stores;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ResendPolicy(
            FixSessions sessions,
            Outcomes outcomes,
            Mailbox mailbox,
            ReportSender reports,
            SentMessages sent,
            InFlight inFlight,
            DurableStores stores,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.sessions = sessions;
        this.outcomes = outcomes;
        this.mailbox = mailbox;
        this.reports = reports;
        this.sent = sent;
        this.inFlight = inFlight;
        this.stores = stores;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Nothing has been sent again yet over the connection that begins or has ended. */
    public void connectionChanged(Declared session) {
        sentAgain.remove(session.compId());
    }

    private Set<Long> copiesTo(Declared session) {
        return sentAgain.computeIfAbsent(session.compId(), id -> ConcurrentHashMap.newKeySet());
    }

    /** True where the message must not be sent again; its client has been answered then. */
    public boolean holdsBack(FixMessage resent, Declared session) {
        Kind kind = OrderMessages.kind(resent.msgType());
        boolean ordersLink =
                session.role() == Role.OMS_PRIMARY || session.role() == Role.OMS_SECONDARY;
        if (!ordersLink || (kind != Kind.NEW && kind != Kind.REPLACE)) {
            return false;
        }
        long seq = resent.number(Tags.MSG_SEQ_NUM).orElseThrow();
        Optional<Sent> first = sent.find(session.compId(), epoch(session), seq);
        Optional<CommandId> id = first.map(one -> CommandId.of(one.sourceId()));
        Optional<Client> client = id.map(CommandId::session).flatMap(sessions::client);
        if (client.isEmpty()) {
            return true;
        }
        Instant now = clock.instant();
        FixMessage written = BodyEdits.undone(resent, first.get().edits());
        OrderCommand command = command(written, kind, id.get(), client.get(), now);
        Instant deadline = first.get().deadline();
        if (deadline == null || !now.isAfter(deadline)) {
            copiesTo(session).add(seq);
            return false;
        }
        if (copiesTo(session).contains(seq)) {
            return false;
        }
        answer(command, SendCheck.tooOld(command, deadline), now);
        String name = resent.get(Tags.CL_ORD_ID);
        if (name != null) {
            inFlight.answered(
                    session.omsName(), name, "it never left: too old to be sent again, gap-filled");
        }
        return true;
    }

    private static OrderCommand command(
            FixMessage resent, Kind kind, CommandId id, Client client, Instant now) {
        return OrderMessages.command(resent, kind, id, client.sender(), null, null, now);
    }

    private int epoch(Declared session) {
        return stores.store(session.compId()).epoch();
    }

    private void answer(OrderCommand command, Rejection rejection, Instant now) {
        Answer answer = Rejects.answer(command, rejection, now);
        transaction.executeWithoutResult(status -> {
            outcomes.instead(
                    new Claim(
                            command,
                            Outcomes.Kind.STALE,
                            null,
                            null,
                            rejection.rule(),
                            rejection.text()));
            mailbox.keep(
                    List.of(
                            new Letter(
                                    command.clientSession(),
                                    command.commandId().toString(),
                                    answer.msgType(),
                                    answer.body())));
        });
        reports.lettersFor(Set.of(command.clientSession()));
    }
}
