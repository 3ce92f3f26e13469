package io.interlock.benchmarks.naive;

import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import quickfix.ApplicationAdapter;
import quickfix.FieldNotFound;
import quickfix.Message;
import quickfix.SessionID;

/** Hands each message of a client to Kafka as it came. */
final class OrdersIn extends ApplicationAdapter {
    private final Producer<String, String> producer;

    OrdersIn(Producer<String, String> producer) {
        this.producer = producer;
    }

    @Override
    public void fromApp(Message order, SessionID session) throws FieldNotFound {
        producer.send(
                new ProducerRecord<>(Clients.ORDERS, order.getString(1), order.toRawString()));
    }
}
