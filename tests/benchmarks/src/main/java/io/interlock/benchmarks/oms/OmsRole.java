package io.interlock.benchmarks.oms;

import io.interlock.benchmarks.engine.Engine;
import io.interlock.benchmarks.machine.Role;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import quickfix.Acceptor;
import quickfix.SessionID;
import quickfix.SocketAcceptor;

/** The stand-in as a process: one acceptor session for each CompID given. */
@Command(name = "role-oms", hidden = true)
public final class OmsRole implements Callable<Integer> {
    @Option(names = "--session", required = true, description = "CompID=port")
    private @Nullable Map<String, Integer> sessions;

    @Option(names = "--drop-copy", description = "CompID of the session that gets copies")
    private @Nullable String dropCopy;

    @Option(names = "--store", required = true)
    private @Nullable Path store;

    @Override
    public Integer call() throws Exception {
        Engine engine = Engine.acceptor(Role.required(store));
        Map<String, SessionID> ids = new HashMap<>();
        Role.required(sessions)
                .forEach((compId, port) ->
                        ids.put(compId, engine.session(compId, "INTERLOCK", port)));
        Acceptor acceptor =
                new SocketAcceptor(
                        new FillingOms(dropCopy == null ? null : ids.get(dropCopy)),
                        engine.stores(),
                        engine.settings(),
                        engine.logs(),
                        engine.messages());
        acceptor.start();
        return Role.runUntilParentEnds(() -> acceptor.stop(true));
    }
}
