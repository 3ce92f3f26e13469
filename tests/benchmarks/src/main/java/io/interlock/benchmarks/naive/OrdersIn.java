package io.interlock.benchmarks.naive;

import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import quickfix.ApplicationAdapter;
import quickfix.FieldNotFound;
import quickfix.Message;
import quickfix.SessionID;

/** Hands each message of a client to Kafka as it came, and remembers whose it is. */
final class OrdersIn extends ApplicationAdapter {
    private final Producer<String, String> producer;
    private final Senders senders;

    OrdersIn(Producer<String, String> producer, Senders senders) {
        this.producer = producer;
        this.senders = senders;
    }

    @Override
    public void fromApp(Message order, SessionID session) throws FieldNotFound {
        senders.sent(order.getString(11), session);
        producer.send(
                new ProducerRecord<>(Clients.ORDERS, order.getString(1), order.toRawString()));
    }
}
