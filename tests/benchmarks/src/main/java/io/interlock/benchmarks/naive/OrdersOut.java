package io.interlock.benchmarks.naive;

import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import quickfix.InvalidMessage;
import quickfix.Message;
import quickfix.Session;
import quickfix.SessionID;

/** Sends each routed order to the OMS; the session writes header, number and time anew. */
record OrdersOut(SessionID oms) implements Consumer<ConsumerRecord<String, String>> {
    @Override
    public void accept(ConsumerRecord<String, String> routed) {
        try {
            Session.lookupSession(oms).send(new Message(routed.value(), false));
        } catch (InvalidMessage e) {
            System.out.println("dropped " + routed.value() + ": " + e.getMessage());
        }
    }
}
