package io.interlock.simulators.oms;

import io.interlock.simulators.wire.FixEndpoint;
import io.interlock.simulators.wire.FixMessage;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Executor;

/** One session of the OMS and the faults it is under. */
public final class OmsSession {
    private static final int DEFAULT_GAP = 5;
    private final FixEndpoint endpoint;
    private final Executor book;
    private final Set<Fault> faults = Collections.synchronizedSet(EnumSet.noneOf(Fault.class));
    private final Queue<FixMessage> withheld = new ArrayDeque<>();

    OmsSession(FixEndpoint endpoint, Executor book) {
        this.endpoint = endpoint;
        this.book = book;
    }

    public FixEndpoint endpoint() {
        return endpoint;
    }

    public Set<Fault> faults() {
        synchronized (faults) {
            return faults.isEmpty() ? Set.of() : EnumSet.copyOf(faults);
        }
    }

    boolean isSilent() {
        return faults.contains(Fault.SILENT);
    }

    /** On the book's thread. */
    void deliver(FixMessage message) {
        if (faults.contains(Fault.WITHHOLD)) {
            withheld.add(message);
        } else {
            endpoint.send(message);
        }
    }

    void fault(Fault fault, int by) {
        switch (fault) {
            case REFUSE_LOGON -> {
                faults.add(fault);
                endpoint.refuseLogon(true);
                endpoint.cut();
            }
            case MUTE -> {
                faults.add(fault);
                endpoint.mute(true);
            }
            case DOWN -> {
                faults.add(fault);
                endpoint.kill();
            }
            case SILENT, WITHHOLD -> faults.add(fault);
            case DISCONNECT -> endpoint.cut();
            case SEQUENCE_GAP -> endpoint.skipNumbers(by == 0 ? DEFAULT_GAP : by);
            case REFUSE_MESSAGE ->
                    endpoint.send(
                            FixMessage.parse("35=3|45=" + by + "|58=Refused by the simulator|"));
            case CLEAR -> clear();
        }
    }

    private void clear() {
        boolean wasMuted = faults.contains(Fault.MUTE);
        faults.clear();
        endpoint.refuseLogon(false);
        endpoint.mute(false);
        if (wasMuted) {
            endpoint.cut();
        }
        endpoint.start();
        book.execute(() -> {
            for (FixMessage next = withheld.poll(); next != null; next = withheld.poll()) {
                endpoint.send(next);
            }
        });
    }
}
