package io.interlock.gateway.entry;

import io.interlock.domain.ClOrdId;
import io.interlock.domain.CommandId;
import io.interlock.events.OrderCommand;
import io.interlock.events.OrderCommand.Kind;
import io.interlock.events.RoutingDecision.Rejection;
import io.interlock.events.Topics;
import io.interlock.fix.FixMessage;
import io.interlock.fix.OrderMessages;
import io.interlock.fix.Tags;
import io.interlock.gateway.order.Hubs;
import io.interlock.gateway.order.OrderChains;
import io.interlock.gateway.order.OrderChains.Chain;
import io.interlock.gateway.report.Refusals;
import io.interlock.gateway.session.FixSessions.Declared;
import io.interlock.gateway.session.SessionDeclarations.Client;
import io.interlock.gateway.wire.DurableStore;
import io.interlock.gateway.wire.DurableStores;
import io.interlock.kit.kafka.EventRecords;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import quickfix.FieldNotFound;
import quickfix.IncorrectTagValue;
import quickfix.UnsupportedMessageType;

/** A client's order message, from the session's thread into the log. Waits for nothing. */
@Component
public class OrderEntry {
    private static final Logger log = LoggerFactory.getLogger(OrderEntry.class);

    private static final int UNANSWERED = 500;

    private static final Rejection NOT_TAKEN =
            new Rejection(
                    "order-log",
                    0,
                    2,
                    "The platform cannot take orders now: its order log does not answer");

    /** A request about an order that is not in memory: the answer comes when the database does. */
    private static final Rejection NOT_FOUND =
            new Rejection(
                    "database",
                    0,
                    2,
                    "The platform could not look up the order: its database did not answer");

    private final Throttle throttle = new Throttle();
    private final Map<String, Semaphore> unanswered = new ConcurrentHashMap<>();
    private final DurableStores stores;
    private final OrderChains chains;
    private final CommandProducer producer;
    private final EventRecords records;
    private final Refusals refusals;
    private final MeterRegistry meters;
    private final Clock clock;

    OrderEntry(
            DurableStores stores,
            OrderChains chains,
            CommandProducer producer,
            EventRecords records,
            Refusals refusals,
            MeterRegistry meters,
            Clock clock) {
        this.stores = stores;
        this.chains = chains;
        this.producer = producer;
        this.records = records;
        this.refusals = refusals;
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * Takes one message.
     *
     * @throws UnsupportedMessageType for what is no order message: the client gets a
     *     BusinessMessageReject, 380=3
     * @throws FieldNotFound without ClOrdID(11)
     * @throws IncorrectTagValue for a byte of zero, which no FIX text has and no database keeps,
     *     and for an order on behalf of another where that is not agreed
     */
    public void received(FixMessage message, Declared session)
            throws UnsupportedMessageType, FieldNotFound, IncorrectTagValue {
        Kind kind = OrderMessages.kind(message.msgType());
        Client client = session.client();
        if (kind == null || client == null) {
            throw new UnsupportedMessageType();
        }
        int zero = message.raw().indexOf('\0');
        if (zero >= 0) {
            throw new IncorrectTagValue(tagAt(message.raw(), zero), "a byte of zero");
        }
        String party = message.header(Tags.ON_BEHALF_OF_COMP_ID);
        if (party != null && !client.hub()) {
            throw new IncorrectTagValue(
                    Tags.ON_BEHALF_OF_COMP_ID, party + ": the session is no hub");
        }
        String clOrdId = message.get(Tags.CL_ORD_ID);
        if (clOrdId == null || clOrdId.isBlank()) {
            throw new FieldNotFound(Tags.CL_ORD_ID);
        }
        DurableStore store = stores.store(session.compId());
        long seq = message.number(Tags.MSG_SEQ_NUM).orElseThrow();
        CommandId id = new CommandId(client.compId(), store.epoch(), seq);
        OrderCommand command;
        try {
            command = command(message, kind, client, id, about(message, kind, client.compId()));
        } catch (DataAccessException e) {
            store.handedOn(seq);
            refuse(command(message, kind, client, id, Optional.empty()), store, seq, NOT_FOUND, e);
            return;
        }
        Optional<String> tooMany =
                throttle.objection(
                        client.compId(), kind, session.definition().limits(), System.nanoTime());
        if (tooMany.isPresent()) {
            throttled(command, store, seq, tooMany.get());
            return;
        }
        chains.received(command);
        meters.counter("fix.orders.received", "session", client.compId(), "kind", kind.name())
                .increment();
        store.handedOn(seq);
        producer.send(
                records.record(
                        Topics.ORDER_COMMANDS,
                        command.key(),
                        "command:" + command.commandId(),
                        command),
                error -> {
                    if (error == null) {
                        store.acknowledged(seq);
                    } else {
                        refuse(command, store, seq, NOT_TAKEN, error);
                    }
                });
    }

    /**
     * One too many is answered like every refusal. Who goes on far above its rate waits for the
     * answers: its socket is not read meanwhile, nobody else's is concerned.
     */
    private void throttled(OrderCommand command, DurableStore store, long seq, String why) {
        meters.counter("fix.orders.throttled", "session", command.clientSession()).increment();
        store.handedOn(seq);
        try {
            Semaphore answers =
                    unanswered.computeIfAbsent(
                            command.clientSession(), name -> new Semaphore(UNANSWERED));
            boolean soon = answers.tryAcquire(2, TimeUnit.SECONDS);
            refusals.refuse(
                    command,
                    new Rejection("throttle", 3, 99, why),
                    () -> {
                        store.acknowledged(seq);
                        if (soon) {
                            answers.release();
                        }
                    });
        } catch (InterruptedException e) {
            // the number stays unacknowledged: the client is asked for the message again
            Thread.currentThread().interrupt();
        }
    }

    /** The tag of the field that holds a place of the text. */
    private static int tagAt(String raw, int place) {
        int start = raw.lastIndexOf(FixMessage.SOH, place) + 1;
        int equals = raw.indexOf('=', start);
        String tag = equals < 0 || equals > place ? "" : raw.substring(start, equals);
        return tag.matches("\\d{1,9}") ? Integer.parseInt(tag) : Tags.TEXT;
    }

    private OrderCommand command(
            FixMessage message, Kind kind, Client client, CommandId id, Optional<Chain> about) {
        return OrderMessages.command(
                message,
                kind,
                id,
                client.sender(),
                about.map(Chain::key).orElse(null),
                about.map(Chain::root).orElse(null),
                clock.instant());
    }

    /** The order that a request is about: by OrigClOrdID(41), a status request by ClOrdID(11). */
    private Optional<Chain> about(FixMessage message, Kind kind, String client) {
        if (kind == Kind.NEW) {
            return Optional.empty();
        }
        String name = message.get(kind == Kind.STATUS ? Tags.CL_ORD_ID : Tags.ORIG_CL_ORD_ID);
        return name == null || name.isBlank()
                ? Optional.empty()
                : chains.find(
                        Hubs.scope(client, message.header(Tags.ON_BEHALF_OF_COMP_ID)),
                        new ClOrdId(name));
    }

    private void refuse(
            OrderCommand command, DurableStore store, long seq, Rejection why, Exception error) {
        log.atError()
                .addKeyValue("clOrdId", command.clOrdId())
                .addKeyValue("fixSession", command.clientSession())
                .setCause(error)
                .log("A command is refused: {}", why.text());
        refusals.refuse(command, why, () -> store.acknowledged(seq));
    }
}
