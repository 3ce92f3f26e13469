package io.interlock.benchmarks.naive;

import java.util.concurrent.CountDownLatch;
import quickfix.ApplicationAdapter;
import quickfix.Message;
import quickfix.Session;
import quickfix.SessionID;

/** Sends each report of the OMS straight on to the client. */
final class ReportsIn extends ApplicationAdapter {
    private final SessionID client;
    private final CountDownLatch loggedOn;

    ReportsIn(SessionID client, CountDownLatch loggedOn) {
        this.client = client;
        this.loggedOn = loggedOn;
    }

    @Override
    public void onLogon(SessionID oms) {
        loggedOn.countDown();
    }

    @Override
    public void fromApp(Message report, SessionID oms) {
        Session.lookupSession(client).send(report);
    }
}
