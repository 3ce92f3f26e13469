package io.interlock.benchmarks.naive;

import io.interlock.benchmarks.engine.Engine;
import io.interlock.benchmarks.machine.ChildProcess;
import io.interlock.benchmarks.machine.Role;
import io.interlock.benchmarks.pipeline.Orders;
import io.interlock.benchmarks.pipeline.Setup;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import quickfix.ApplicationAdapter;
import quickfix.FileStoreFactory;
import quickfix.Message;
import quickfix.Session;
import quickfix.SessionID;
import quickfix.SocketInitiator;

/**
 * QuickFIX/J as it is made durable: FileStore with FileStoreSync=Y. For each line with a number of
 * milliseconds on its standard input it sends orders for so long, one after the other, as fast as
 * the session takes them.
 */
@Command(name = "role-sync-sender", hidden = true)
public final class SyncSenderRole implements Callable<Integer> {
    @Option(names = "--port", required = true)
    private int port;

    @Option(names = "--oms", required = true)
    private @Nullable String oms;

    @Option(names = "--store", required = true)
    private @Nullable Path store;

    @Override
    public Integer call() throws Exception {
        Engine engine = Engine.initiator(Role.required(store));
        engine.settings().setString("FileStoreSync", "Y");
        SessionID id = engine.session("INTERLOCK", Role.required(oms), port);
        CountDownLatch loggedOn = new CountDownLatch(1);
        SocketInitiator initiator =
                new SocketInitiator(
                        new ApplicationAdapter() {
                            @Override
                            public void onLogon(SessionID session) {
                                loggedOn.countDown();
                            }
                        },
                        new FileStoreFactory(engine.settings()),
                        engine.settings(),
                        engine.logs(),
                        engine.messages());
        initiator.start();
        if (!loggedOn.await(60, TimeUnit.SECONDS)) {
            return 1;
        }
        System.out.println(ChildProcess.READY);
        BufferedReader in =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        int sent = 0;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(Long.parseLong(line));
            while (System.nanoTime() < end) {
                Session.lookupSession(id).send(order(sent++));
            }
        }
        initiator.stop(true);
        return 0;
    }

    private static Message order(int number) {
        Message order = new Message();
        order.getHeader().setString(35, "D");
        order.setString(11, Setup.TRADER + "-" + number);
        for (String field : Orders.limitOrder(number).split("\u0001")) {
            int equals = field.indexOf('=');
            if (equals > 0) {
                order.setString(
                        Integer.parseInt(field, 0, equals, 10), field.substring(equals + 1));
            }
        }
        order.setUtcTimeStamp(60, LocalDateTime.now(ZoneOffset.UTC), true);
        return order;
    }
}
