package io.interlock.gateway.duty;

import io.interlock.events.FixSessionState;
import io.interlock.gateway.absence.CancelOnDisconnect;
import io.interlock.gateway.engine.FixEngine;
import io.interlock.gateway.lease.Lease;
import io.interlock.gateway.lease.Leases.Duty;
import io.interlock.gateway.report.RefusalPublisher;
import io.interlock.gateway.report.ReportSender;
import io.interlock.kit.state.StatePublisher;
import org.springframework.stereotype.Component;

/** Serves the clients: their sessions, their reports, and what the log is told of both. */
@Component
final class EntryDuty implements Duty {
    static final String LEASE = "entry";

    private final FixEngine engine;
    private final ReportSender reports;
    private final RefusalPublisher refusals;
    private final StatePublisher<FixSessionState> states;
    private final CancelOnDisconnect absences;

    EntryDuty(
            FixEngine engine,
            ReportSender reports,
            RefusalPublisher refusals,
            StatePublisher<FixSessionState> states,
            CancelOnDisconnect absences) {
        this.engine = engine;
        this.reports = reports;
        this.refusals = refusals;
        this.states = states;
        this.absences = absences;
    }

    @Override
    public String lease() {
        return LEASE;
    }

    @Override
    public void begin(Lease lease) {
        engine.startEntry();
        reports.start(lease);
        refusals.onDuty(true);
        states.start();
        absences.onDuty(true);
    }

    @Override
    public void end(Lease lease, boolean taken) {
        // before the clients go: that the gateway stops is no reason to cancel their orders
        absences.onDuty(false);
        refusals.onDuty(false);
        // clients first: nothing new comes in while reports wind down
        engine.stopEntry(taken);
        reports.stop();
        states.stop();
    }
}
