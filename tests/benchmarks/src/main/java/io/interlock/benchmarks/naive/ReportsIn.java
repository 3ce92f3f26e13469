package io.interlock.benchmarks.naive;

import java.util.concurrent.CountDownLatch;
import quickfix.ApplicationAdapter;
import quickfix.FieldNotFound;
import quickfix.Message;
import quickfix.Session;
import quickfix.SessionID;

/** Sends each report of the OMS straight on to the client whose order it is about. */
final class ReportsIn extends ApplicationAdapter {
    private final Senders senders;
    private final CountDownLatch loggedOn;

    ReportsIn(Senders senders, CountDownLatch loggedOn) {
        this.senders = senders;
        this.loggedOn = loggedOn;
    }

    @Override
    public void onLogon(SessionID oms) {
        loggedOn.countDown();
    }

    @Override
    public void fromApp(Message report, SessionID oms) throws FieldNotFound {
        boolean last = report.getString(39).equals("2");
        SessionID client = senders.of(report.getString(11), last);
        if (client != null) {
            Session.lookupSession(client).send(report);
        }
    }
}
