package io.interlock.benchmarks.naive;

import io.interlock.benchmarks.engine.Engine;
import io.interlock.benchmarks.machine.Role;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import quickfix.SessionID;
import quickfix.SocketAcceptor;
import quickfix.SocketInitiator;

/** The gateway: clients in front, the OMS behind, Kafka between. */
@Command(name = "role-naive-gateway", hidden = true)
public final class GatewayRole implements Callable<Integer> {
    @Option(names = "--kafka", required = true)
    private @Nullable String kafka;

    @Option(names = "--port", required = true)
    private int port;

    @Option(names = "--oms-port", required = true)
    private int omsPort;

    @Option(names = "--oms", required = true)
    private @Nullable String oms;

    @Option(names = "--clients", required = true, split = ",")
    private @Nullable List<String> clients;

    @Option(names = "--store", required = true)
    private @Nullable Path store;

    @Override
    public Integer call() throws Exception {
        String bootstrap = Role.required(kafka);
        Engine front = Engine.acceptor(Role.required(store).resolve("clients"));
        Engine rear = Engine.initiator(Role.required(store).resolve("oms"));
        for (String client : Role.required(clients)) {
            front.session("INTERLOCK", client, port);
        }
        Senders senders = new Senders();
        SessionID omsId = rear.session("INTERLOCK", Role.required(oms), omsPort);
        var producer = Clients.producer(bootstrap);
        CountDownLatch omsLoggedOn = new CountDownLatch(1);

        SocketAcceptor acceptor =
                new SocketAcceptor(
                        new OrdersIn(producer, senders),
                        front.stores(),
                        front.settings(),
                        front.logs(),
                        front.messages());
        SocketInitiator initiator =
                new SocketInitiator(
                        new ReportsIn(senders, omsLoggedOn),
                        rear.stores(),
                        rear.settings(),
                        rear.logs(),
                        rear.messages());
        acceptor.start();
        initiator.start();
        omsLoggedOn.await();
        Loop loop =
                new Loop(
                        "orders-out",
                        Clients.consumer(bootstrap, "gateway", Clients.ROUTED),
                        new OrdersOut(omsId));
        return Role.runUntilParentEnds(() -> {
            loop.close();
            acceptor.stop(true);
            initiator.stop(true);
            producer.close();
        });
    }
}
