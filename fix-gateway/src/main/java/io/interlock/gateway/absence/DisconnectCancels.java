package io.interlock.gateway.absence;

import io.interlock.domain.ClOrdId;
import io.interlock.events.OrderCommand;
import io.interlock.events.OrderCommand.Kind;
import io.interlock.events.Topics;
import io.interlock.fix.FixMessage;
import io.interlock.fix.OrderMessages;
import io.interlock.fix.Tags;
import io.interlock.gateway.absence.Working.Left;
import io.interlock.gateway.entry.CommandProducer;
import io.interlock.gateway.order.OwnCancels;
import io.interlock.gateway.session.SessionDeclarations.Client;
import io.interlock.kit.kafka.EventRecords;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes the cancels of one client's orders and puts them into the log. */
@Component
class DisconnectCancels {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd-HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

    /** Account, and what says which instrument it is. */
    private static final int[] ECHOED = {1, 55, 65, 48, 22, 167, 200, 541, 207, 54};

    private final WorkingOrders orders;
    private final CommandProducer producer;
    private final EventRecords records;
    private final Clock clock;

    DisconnectCancels(
            WorkingOrders orders, CommandProducer producer, EventRecords records, Clock clock) {
        this.orders = orders;
        this.producer = producer;
        this.records = records;
        this.clock = clock;
    }

    /** Asks for the cancel of each order; returns once the log has them all. */
    void send(Client client, int absence, int attempt, List<Left> left) {
        List<CompletableFuture<Void>> produced = new ArrayList<>();
        for (Left order : left) {
            long number =
                    orders.planned(
                            client.compId(),
                            absence,
                            attempt,
                            order.root().commandId(),
                            order.clOrdId());
            produced.add(produce(command(client, absence, number, order)));
        }
        CompletableFuture.allOf(produced.toArray(CompletableFuture[]::new)).join();
    }

    private CompletableFuture<Void> produce(OrderCommand command) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        producer.send(
                records.record(
                        Topics.ORDER_COMMANDS,
                        command.key(),
                        "command:" + command.commandId(),
                        command),
                error -> {
                    if (error == null) {
                        done.complete(null);
                    } else {
                        done.completeExceptionally(error);
                    }
                });
        return done;
    }

    private OrderCommand command(Client client, int absence, long number, Left order) {
        Instant now = clock.instant();
        return OrderMessages.command(
                FixMessage.of(text(client, OwnCancels.clOrdId(number), order, now)),
                Kind.CANCEL,
                OwnCancels.id(client.compId(), absence, number),
                client.sender(),
                order.root().key(),
                order.root().root(),
                now);
    }

    private String text(Client client, ClOrdId clOrdId, Left order, Instant now) {
        StringBuilder text = new StringBuilder(256);
        add(text, Tags.MSG_TYPE, "F");
        add(text, Tags.SENDER_COMP_ID, client.compId());
        add(text, Tags.SENDING_TIME, TIME.format(now));
        add(text, Tags.CL_ORD_ID, clOrdId.value());
        add(text, Tags.ORIG_CL_ORD_ID, order.clOrdId().value());
        orders.written(order.root())
                .ifPresent(written -> {
                    for (int tag : ECHOED) {
                        add(text, tag, written.get(tag));
                    }
                    String qty = order.orderQty();
                    add(text, Tags.ORDER_QTY, qty == null ? written.get(Tags.ORDER_QTY) : qty);
                });
        add(text, Tags.TRANSACT_TIME, TIME.format(now));
        return text.toString();
    }

    private static void add(StringBuilder text, int tag, @Nullable String value) {
        if (value != null) {
            text.append(tag).append('=').append(value).append(FixMessage.SOH);
        }
    }
}
