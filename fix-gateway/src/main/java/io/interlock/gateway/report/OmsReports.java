package io.interlock.gateway.report;

import io.interlock.domain.ClOrdId;
import io.interlock.domain.CommandId;
import io.interlock.domain.ExecutionReport;
import io.interlock.events.DropCopyExecution;
import io.interlock.events.FixIncident.Kind;
import io.interlock.events.FixIncident.Severity;
import io.interlock.events.OrderCommand;
import io.interlock.events.OrderExecution;
import io.interlock.events.OrderExecution.Origin;
import io.interlock.events.RoutingDecision.Edit;
import io.interlock.events.RoutingDecision.Rejection;
import io.interlock.events.Topics;
import io.interlock.fix.BodyEdits;
import io.interlock.fix.FixMessage;
import io.interlock.fix.OrderMessages;
import io.interlock.fix.Rejects;
import io.interlock.fix.Rejects.Answer;
import io.interlock.fix.ReportMessages;
import io.interlock.fix.ReportOddities;
import io.interlock.fix.Tags;
import io.interlock.gateway.order.Hubs;
import io.interlock.gateway.order.InFlight;
import io.interlock.gateway.order.OrderChains;
import io.interlock.gateway.order.OrderChains.Chain;
import io.interlock.gateway.order.OwnCancels;
import io.interlock.gateway.session.FixSessions;
import io.interlock.gateway.session.FixSessions.Declared;
import io.interlock.gateway.session.SessionDeclarations.Client;
import io.interlock.gateway.session.SessionTracker;
import io.interlock.gateway.wire.DurableStore;
import io.interlock.gateway.wire.DurableStores;
import io.interlock.gateway.wire.SentMessages;
import io.interlock.kit.kafka.EventRecords;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import quickfix.DataDictionary;
import quickfix.Session;
import quickfix.UnsupportedMessageType;

/**
 * What OMSs report, from their sessions' threads into the log. Nothing is refused: what is odd is
 * booked and flagged.
 */
@Component
public class OmsReports {
    private final DurableStores stores;
    private final OrderChains chains;
    private final SentMessages sent;
    private final InFlight inFlight;
    private final FixSessions sessions;
    private final ReportProducer producer;
    private final EventRecords records;
    private final SessionTracker tracker;
    private final Clock clock;

    OmsReports(
            DurableStores stores,
            OrderChains chains,
            SentMessages sent,
            InFlight inFlight,
            FixSessions sessions,
            ReportProducer producer,
            EventRecords records,
            SessionTracker tracker,
            Clock clock) {
        this.stores = stores;
        this.chains = chains;
        this.sent = sent;
        this.inFlight = inFlight;
        this.sessions = sessions;
        this.producer = producer;
        this.records = records;
        this.tracker = tracker;
        this.clock = clock;
    }

    /** An application message on an order session; {@code dictionary} is the session's. */
    public void received(FixMessage message, Declared session, DataDictionary dictionary) {
        List<String> anomalies = ReportOddities.of(message, dictionary);
        switch (message.msgType()) {
            case "8", "9" -> book(message, session, message.get(Tags.CL_ORD_ID), anomalies);
            case "j" -> refused(message, session);
            default ->
                    tracker.incident(
                            session,
                            Kind.ANOMALY,
                            Severity.WARNING,
                            "sent an unexpected 35=" + message.msgType());
        }
    }

    /**
     * A report on a drop-copy session. Strictly read-only: anything else is noted and dropped.
     *
     * @throws UnsupportedMessageType for what wants to trade: the peer gets a
     *     BusinessMessageReject, 380=3
     */
    public void copied(FixMessage message, Declared session) throws UnsupportedMessageType {
        if (OrderMessages.wantsToTrade(message.msgType())) {
            tracker.incident(
                    session,
                    Kind.BUSINESS_REJECT,
                    Severity.CRITICAL,
                    "sent an order (35="
                            + message.msgType()
                            + ", ClOrdID(11) "
                            + message.get(Tags.CL_ORD_ID)
                            + ") on a drop copy; it was refused");
            throw new UnsupportedMessageType();
        }
        if (!message.msgType().equals("8")) {
            tracker.incident(
                    session,
                    Kind.ANOMALY,
                    Severity.WARNING,
                    "sent 35="
                            + message.msgType()
                            + " on a drop copy; only ExecutionReports are read");
            return;
        }
        ExecutionReport report = ReportMessages.executionReport(message);
        String named = message.get(Tags.CL_ORD_ID);
        if (named != null) {
            inFlight.copied(session.omsName(), named);
        }
        CommandId id = eventId(message, session);
        DropCopyExecution event =
                new DropCopyExecution(
                        id,
                        session.omsName(),
                        session.compId(),
                        report,
                        message.flag(Tags.POSS_RESEND),
                        message.raw(),
                        clock.instant());
        String key = session.omsName() + ":" + report.orderId();
        send(records.record(Topics.DROP_COPY_EXECUTIONS, key, id.toString(), event), session, id);
    }

    /**
     * A Reject (35=3) or BusinessMessageReject (35=j) of a message of ours: the client gets a
     * proper reject.
     */
    public void refused(FixMessage refusal, Declared session) {
        long refSeq = refusal.number(Tags.REF_SEQ_NUM).orElse(0);
        DurableStore store = stores.store(session.compId());
        Optional<SentMessages.Sent> ours = sent.find(session.compId(), store.epoch(), refSeq);
        Optional<Answer> answer = ours.flatMap(one -> answer(one, refusal, session));
        if (ours.isEmpty() || answer.isEmpty()) {
            tracker.incident(
                    session,
                    Kind.UNDELIVERABLE,
                    Severity.CRITICAL,
                    "refused message " + refSeq + ", which is no order");
            return;
        }
        FixMessage told =
                FixMessage.of(
                        "35="
                                + answer.get().msgType()
                                + FixMessage.SOH
                                + "34="
                                + eventId(refusal, session).msgSeqNum()
                                + FixMessage.SOH
                                + answer.get().body());
        book(
                told,
                session,
                FixMessage.of(ours.get().raw()).get(Tags.CL_ORD_ID),
                List.of("the OMS refused the message itself (35=" + refusal.msgType() + ")"));
    }

    private Optional<Answer> answer(SentMessages.Sent ours, FixMessage refusal, Declared session) {
        FixMessage message = BodyEdits.undone(FixMessage.of(ours.raw()), ours.edits());
        OrderCommand.Kind kind = OrderMessages.kind(message.msgType());
        CommandId id = CommandId.of(ours.sourceId());
        Optional<Client> client = sessions.client(id.session());
        if (kind == null || client.isEmpty()) {
            return Optional.empty();
        }
        OrderCommand command =
                OrderMessages.command(
                        message, kind, id, client.get().sender(), null, null, clock.instant());
        String text = session.omsName() + " refused the message: " + refusal.get(Tags.TEXT);
        return Optional.of(
                Rejects.answer(command, new Rejection("oms", 99, 99, text), clock.instant()));
    }

    /** Books an answer; {@code clOrdId} is its order's name at the OMS. */
    private void book(
            FixMessage message,
            Declared session,
            @Nullable String clOrdId,
            List<String> anomalies) {
        // known only until it counts as answered
        Instant sentAt = sentAt(session, clOrdId);
        if (clOrdId != null && answersOnlyUs(message, session, clOrdId)) {
            return;
        }
        Optional<Chain> chain =
                clOrdId == null || clOrdId.isBlank()
                        ? Optional.empty()
                        : chains.findAtOms(session.omsName(), new ClOrdId(clOrdId));
        BodyEdits body = new BodyEdits(message);
        chain.map(Chain::prefix).ifPresent(prefix -> namedByClient(body, prefix));
        FixMessage read = body.edits().isEmpty() ? message : body.message();
        boolean report = message.msgType().equals("8");
        List<String> odd = new ArrayList<>(anomalies);
        if (chain.isEmpty()) {
            odd.add("no order of ours has ClOrdID(11) " + clOrdId);
        }
        if (ReportOddities.needAttention(odd)) {
            tracker.incident(session, Kind.ANOMALY, Severity.WARNING, String.join("; ", odd));
        }
        List<Edit> edits = new ArrayList<>(body.edits());
        chain.ifPresent(one -> edits.addAll(Hubs.delivered(one.clientSession())));
        boolean ownCancel = chain.filter(one -> OwnCancels.isOwn(one.commandId())).isPresent();
        if (ownCancel && !report) {
            tracker.incident(
                    session,
                    Kind.ANOMALY,
                    Severity.WARNING,
                    "did not cancel %s for its absent client: %s"
                            .formatted(message.get(Tags.ORIG_CL_ORD_ID), message.get(Tags.TEXT)));
        }
        CommandId id = eventId(message, session);
        OrderExecution event =
                new OrderExecution(
                        id,
                        Origin.OMS,
                        session.omsName(),
                        session.compId(),
                        chain.filter(one -> report || !ownCancel)
                                .map(one -> Hubs.session(one.clientSession()))
                                .orElse(null),
                        chain.map(Chain::rootCommandId).orElse(null),
                        message.msgType(),
                        report ? ReportMessages.executionReport(read) : null,
                        report ? null : ReportMessages.cancelReject(read),
                        null,
                        odd,
                        message.raw(),
                        clock.instant(),
                        ownCancel ? OwnCancels.shownToClient(message, chain.get()) : edits,
                        sentAt);
        String key = chain.map(Chain::key).orElse(session.compId());
        var record = records.record(Topics.ORDER_EXECUTIONS, key, id.toString(), event);
        if (clOrdId != null) {
            String answers = InFlight.answers(session.omsName(), clOrdId);
            record.headers().add(InFlight.ANSWERS, answers.getBytes(StandardCharsets.UTF_8));
        }
        send(record, session, id);
    }

    /**
     * Into the log. Where that has no room the connection ends at once: each message read after
     * this one would be ahead of it, and be asked for again only to find no room either.
     */
    private void send(ProducerRecord<String, byte[]> event, Declared session, CommandId id) {
        try {
            producer.send(event, stores.store(session.compId()), id.msgSeqNum());
        } catch (IllegalStateException noRoom) {
            drop(session, noRoom);
            throw noRoom;
        }
    }

    private void drop(Declared session, IllegalStateException noRoom) {
        Session up = sessions.lookup(session.compId());
        if (up == null) {
            return;
        }
        try {
            up.disconnect(String.valueOf(noRoom.getMessage()), true);
        } catch (IOException e) {
            noRoom.addSuppressed(e);
        }
    }

    private @Nullable Instant sentAt(Declared session, @Nullable String clOrdId) {
        return clOrdId == null ? null : inFlight.sentAt(session.omsName(), clOrdId).orElse(null);
    }

    /** True for "unknown order" to a question of ours; anything else answers what was sent. */
    private boolean answersOnlyUs(FixMessage message, Declared session, String clOrdId) {
        String oms = session.omsName();
        boolean unknown =
                "I".equals(message.get(Tags.EXEC_TYPE)) && "8".equals(message.get(Tags.ORD_STATUS));
        if (unknown && inFlight.unknown(oms, clOrdId, session.compId())) {
            return true;
        }
        inFlight.answered(oms, clOrdId, session.compId() + " has answered");
        return false;
    }

    /** Takes the prefix of the client's names away again. */
    private static void namedByClient(BodyEdits body, String prefix) {
        if (!prefix.isEmpty()) {
            for (int tag : new int[] {Tags.CL_ORD_ID, Tags.ORIG_CL_ORD_ID}) {
                body.rewrite(
                        tag,
                        name -> name.startsWith(prefix) ? name.substring(prefix.length()) : name,
                        OrderChains.PREFIX_RULE);
            }
        }
    }

    private CommandId eventId(FixMessage message, Declared session) {
        return new CommandId(
                session.compId(),
                stores.store(session.compId()).epoch(),
                message.number(Tags.MSG_SEQ_NUM).orElse(0));
    }
}
