package io.interlock.gateway.link;

import io.interlock.domain.ClOrdId;
import io.interlock.domain.CommandId;
import io.interlock.events.EventCodec;
import io.interlock.events.OrderCommand;
import io.interlock.events.RoutingDecision;
import io.interlock.events.RoutingDecision.Edit;
import io.interlock.events.RoutingDecision.Rejection;
import io.interlock.events.Topics;
import io.interlock.fix.BodyEdits;
import io.interlock.fix.FixMessage;
import io.interlock.fix.Rejects;
import io.interlock.fix.Rejects.Answer;
import io.interlock.fix.Tags;
import io.interlock.gateway.link.SendCheck.Objection;
import io.interlock.gateway.log.LogReader;
import io.interlock.gateway.log.Positions;
import io.interlock.gateway.log.Positions.Stored;
import io.interlock.gateway.order.Hubs;
import io.interlock.gateway.order.InFlight;
import io.interlock.gateway.order.InFlight.Sent;
import io.interlock.gateway.order.OrderChains;
import io.interlock.gateway.order.OrderChains.Chain;
import io.interlock.gateway.order.OrderClaims;
import io.interlock.gateway.order.OrderClaims.Claimed;
import io.interlock.gateway.order.Outcomes;
import io.interlock.gateway.order.Outcomes.Claim;
import io.interlock.gateway.order.OwnCancels;
import io.interlock.gateway.report.Mailbox;
import io.interlock.gateway.report.Mailbox.Letter;
import io.interlock.gateway.session.FixSessions;
import io.interlock.gateway.session.SessionDeclarations.Client;
import io.interlock.gateway.wire.DurableStores;
import io.interlock.gateway.wire.OutboundBatch;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Carries the decisions for one OMS to its sessions. For each batch: look once more, claim outcomes
 * and ClOrdIDs, number, store and move the position in one transaction; only then the wire.
 */
final class LinkDispatcher implements LogReader.Handler {
    /** The header of a decision that names its OMS, so that other links need not read it. */
    static final String OMS_HEADER = "oms";

    private static final Logger log = LoggerFactory.getLogger(LinkDispatcher.class);

    private final String oms;
    private final FixSessions sessions;
    private final DurableStores stores;
    private final OrderClaims claims;
    private final Outcomes outcomes;
    private final OrderChains chains;
    private final Mailbox mailbox;
    private final Positions positions;
    private final GateView gates;
    private final InFlight inFlight;
    private final TransactionTemplate transaction;
    private final Consumer<Set<String>> lettersFor;
    private final Clock clock;

    LinkDispatcher(
            String oms,
            FixSessions sessions,
            DurableStores stores,
            LinkTables tables,
            GateView gates,
            TransactionTemplate transaction,
            Consumer<Set<String>> lettersFor,
            Clock clock) {
        this.oms = oms;
        this.sessions = sessions;
        this.stores = stores;
        this.claims = tables.claims();
        this.outcomes = tables.outcomes();
        this.chains = tables.chains();
        this.mailbox = tables.mailbox();
        this.positions = tables.positions();
        this.gates = gates;
        this.inFlight = tables.inFlight();
        this.transaction = transaction;
        this.lettersFor = lettersFor;
        this.clock = clock;
    }

    /** The reader that feeds this dispatcher. */
    LogReader reader(LogReader.Kafka kafka) {
        return new LogReader(
                "link-" + oms,
                List.of(Topics.ROUTING_DECISIONS),
                kafka,
                positions,
                this,
                gates::ready);
    }

    /** What a dispatcher writes to. */
    record LinkTables(
            OrderClaims claims,
            Outcomes outcomes,
            OrderChains chains,
            InFlight inFlight,
            Mailbox mailbox,
            Positions positions) {}

    /**
     * What is meant to become of one command; with a rejection it is not sent. {@code about} is the
     * order that a request is about.
     */
    private record Plan(
            OrderCommand command,
            Claim claim,
            Chain chain,
            @Nullable Chain about,
            List<Edit> edits,
            @Nullable Rejection rejection) {}

    @Override
    public boolean handle(List<ConsumerRecord<String, byte[]>> records, Stored next) {
        List<Plan> plans = new ArrayList<>();
        Map<String, Chain> justPlanned = new HashMap<>();
        Instant now = clock.instant();
        // a routing-service that was killed may have decided a command again right behind
        Set<CommandId> seen = new HashSet<>();
        for (ConsumerRecord<String, byte[]> record : records) {
            if (mine(record)) {
                RoutingDecision decision =
                        EventCodec.decode(record.value(), Topics.ROUTING_DECISIONS);
                if (seen.add(decision.command().commandId())) {
                    plans.add(plan(decision, justPlanned, now));
                }
            }
        }
        if (plans.isEmpty()) {
            return false;
        }
        OutboundBatch batch = stores.batch();
        List<Chain> sent = new ArrayList<>();
        List<Letter> letters = new ArrayList<>();
        try {
            transaction.executeWithoutResult(status -> {
                carry(plans, batch, sent, letters, now);
                mailbox.keep(letters);
                batch.commit(next, positions);
            });
        } catch (RuntimeException e) {
            batch.abandon();
            throw e;
        }
        chains.sent(sent);
        inFlight(plans, sent, now);
        batch.release(clock.instant());
        if (!letters.isEmpty()) {
            lettersFor.accept(Set.copyOf(letters.stream().map(Letter::session).toList()));
        }
        return true;
    }

    /** Before anything is on the wire: an answer must find what it answers. */
    private void inFlight(List<Plan> plans, List<Chain> sent, Instant now) {
        Set<Chain> chained = Set.copyOf(sent);
        for (Plan plan : plans) {
            OrderCommand.Kind kind = plan.command().kind();
            boolean asksForAnswer =
                    kind == OrderCommand.Kind.NEW || kind == OrderCommand.Kind.REPLACE;
            ClOrdId name = plan.chain().omsClOrdId();
            String session = plan.chain().omsSession();
            if (asksForAnswer
                    && name != null
                    && session != null
                    && chained.contains(plan.chain())) {
                inFlight.sent(new Sent(plan.command(), oms, session, name.value(), now));
            }
        }
    }

    private boolean mine(ConsumerRecord<String, byte[]> record) {
        Header header = record.headers().lastHeader(OMS_HEADER);
        return header != null && new String(header.value(), StandardCharsets.UTF_8).equals(oms);
    }

    private Plan plan(RoutingDecision decision, Map<String, Chain> justPlanned, Instant now) {
        OrderCommand command = decision.command();
        Optional<Objection> objection =
                SendCheck.objection(
                        command,
                        gates.kill(command),
                        gates.account(command),
                        gates.problem(now),
                        now);
        if (objection.isPresent()) {
            Objection no = objection.get();
            return refused(
                    command,
                    no.rejection(),
                    no.stale() ? Outcomes.Kind.STALE : Outcomes.Kind.REFUSED);
        }
        String spoken = sessions.versionOf(oms);
        if (!spoken.equals(command.fixVersion())) {
            return refused(command, otherVersion(command, spoken), Outcomes.Kind.REFUSED);
        }
        Chain about = about(command, justPlanned);
        String session = sessionFor(command, about);
        if (session == null) {
            return refused(command, notConnected(command, about), Outcomes.Kind.REFUSED);
        }
        Chain chain = OrderChains.of(command).sentTo(oms, session, nameAtOms(command));
        if (command.kind() != OrderCommand.Kind.STATUS) {
            justPlanned.putIfAbsent(name(command, command.clOrdId()), chain);
        }
        Claim claim = new Claim(command, Outcomes.Kind.ROUTED, oms, session, null, null);
        return new Plan(command, claim, chain, about, decision.edits(), null);
    }

    /** New orders go by the active session; requests by that of their order, and by no other. */
    private @Nullable String sessionFor(OrderCommand command, @Nullable Chain about) {
        if (command.kind() == OrderCommand.Kind.NEW) {
            return sessions.active(oms).orElse(null);
        }
        String session = about == null ? null : about.omsSession();
        return session != null && sessions.answering(session) ? session : null;
    }

    /** The order that a request is about; it may stand right before it in the same batch. */
    private @Nullable Chain about(OrderCommand command, Map<String, Chain> justPlanned) {
        if (command.kind() == OrderCommand.Kind.NEW) {
            return null;
        }
        ClOrdId orig = command.origClOrdId();
        ClOrdId about = orig == null ? command.clOrdId() : orig;
        Chain planned = justPlanned.get(name(command, about));
        return planned != null ? planned : chains.find(Hubs.scope(command), about).orElse(null);
    }

    /** Behind the client's prefix, so that two clients may use the same ClOrdID at one OMS. */
    private ClOrdId nameAtOms(OrderCommand command) {
        String prefix =
                sessions.client(command.clientSession()).map(Client::clOrdIdPrefix).orElse("");
        return Hubs.nameAtOms(command, prefix);
    }

    private static String name(OrderCommand command, ClOrdId clOrdId) {
        return Hubs.scope(command) + " " + clOrdId;
    }

    private Rejection otherVersion(OrderCommand command, String spoken) {
        return new Rejection(
                "fix-version",
                99,
                99,
                "%s speaks %s, this session %s; nothing translates between them"
                        .formatted(oms, spoken, command.fixVersion()));
    }

    private Rejection notConnected(OrderCommand command, @Nullable Chain about) {
        if (about != null && about.omsSession() == null) {
            // a replace that was rejected, and then a cancel of it
            return new Rejection(
                    "root-order",
                    5,
                    1,
                    "The order " + about.clOrdId() + " was not sent to any OMS");
        }
        return command.kind() == OrderCommand.Kind.NEW
                ? new Rejection("oms-session", 0, 2, "No session with " + oms + " is connected")
                : new Rejection(
                        "oms-session",
                        0,
                        2,
                        "The session with " + oms + " that holds the order is not connected");
    }

    private Plan refused(OrderCommand command, Rejection no, Outcomes.Kind kind) {
        Claim claim = new Claim(command, kind, oms, null, no.rule(), no.text());
        return new Plan(command, claim, OrderChains.of(command), null, List.of(), no);
    }

    private void carry(
            List<Plan> plans,
            OutboundBatch batch,
            List<Chain> sent,
            List<Letter> letters,
            Instant now) {
        Claimed claimed =
                claims.claim(
                        plans.stream().map(Plan::claim).toList(),
                        plans.stream()
                                .filter(LinkDispatcher::namesAnOrder)
                                .map(Plan::chain)
                                .toList());
        for (Plan plan : plans) {
            OrderCommand command = plan.command();
            if (!claimed.outcomes().contains(command.commandId())) {
                continue;
            }
            Rejection rejection = plan.rejection();
            if (rejection == null
                    && namesAnOrder(plan)
                    && !claimed.names().contains(command.commandId())) {
                rejection = duplicate(command);
                outcomes.instead(
                        new Claim(
                                command,
                                Outcomes.Kind.REJECTED,
                                oms,
                                null,
                                rejection.rule(),
                                rejection.text()));
            }
            if (rejection == null) {
                send(plan, batch);
                sent.add(plan.chain());
            } else if (!OwnCancels.isOwn(command.commandId())) {
                Answer answer = Rejects.answer(command, rejection, now);
                letters.add(
                        new Letter(
                                command.clientSession(),
                                command.commandId().toString(),
                                answer.msgType(),
                                answer.body()));
            }
        }
    }

    private static boolean namesAnOrder(Plan plan) {
        return plan.rejection() == null && plan.command().kind() != OrderCommand.Kind.STATUS;
    }

    private Rejection duplicate(OrderCommand command) {
        return new Rejection(
                "duplicate",
                6,
                6,
                "ClOrdID(11) " + command.clOrdId() + " is in use already at " + oms);
    }

    private void send(Plan plan, OutboundBatch batch) {
        OrderCommand command = plan.command();
        FixMessage message = FixMessage.of(command.raw());
        Client client = sessions.client(command.clientSession()).orElse(null);
        BodyEdits body = body(message, plan).apply(Hubs.carried(message, client));
        String session = String.valueOf(plan.claim().omsSession());
        boolean numbered =
                batch.send(
                        sessions.session(session),
                        message.msgType(),
                        body.text(),
                        command.commandId().toString(),
                        body.edits(),
                        ages(command) ? command.deadline() : null);
        if (!numbered) {
            log.atWarn()
                    .addKeyValue("fixSession", session)
                    .addKeyValue("clOrdId", command.clOrdId())
                    .log("The session took no number; the batch is carried again");
            throw new IllegalStateException(session + " took no number");
        }
    }

    /** Cancels and status requests are never too old. */
    private static boolean ages(OrderCommand command) {
        return command.kind() == OrderCommand.Kind.NEW
                || command.kind() == OrderCommand.Kind.REPLACE;
    }

    /**
     * The client's body with what rules edited, and with the names that the OMS knows orders by.
     */
    private static BodyEdits body(FixMessage message, Plan plan) {
        BodyEdits body = new BodyEdits(message).apply(plan.edits());
        boolean status = plan.command().kind() == OrderCommand.Kind.STATUS;
        named(body, Tags.CL_ORD_ID, status ? plan.about() : plan.chain());
        named(body, Tags.ORIG_CL_ORD_ID, plan.about());
        return body;
    }

    private static void named(BodyEdits body, int tag, @Nullable Chain order) {
        if (order != null && order.omsClOrdId() != null && !order.prefix().isEmpty()) {
            String name = order.omsClOrdId().value();
            body.rewrite(tag, old -> name, OrderChains.PREFIX_RULE);
        }
    }
}
