package io.interlock.gateway.engine;

import io.interlock.events.FixIncident.Kind;
import io.interlock.events.FixIncident.Severity;
import io.interlock.fix.FixMessage;
import io.interlock.fix.Tags;
import io.interlock.gateway.absence.CancelOnDisconnect;
import io.interlock.gateway.entry.OrderEntry;
import io.interlock.gateway.link.ResendPolicy;
import io.interlock.gateway.price.PriceSessions;
import io.interlock.gateway.report.OmsReports;
import io.interlock.gateway.resend.Resends;
import io.interlock.gateway.session.FixSessions;
import io.interlock.gateway.session.FixSessions.Declared;
import io.interlock.gateway.session.SessionControl;
import io.interlock.gateway.session.SessionTracker;
import io.interlock.gateway.wire.DurableStores;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import quickfix.ApplicationExtended;
import quickfix.DataDictionary;
import quickfix.DoNotSend;
import quickfix.FieldNotFound;
import quickfix.IncorrectTagValue;
import quickfix.Message;
import quickfix.MessageUtils;
import quickfix.RejectLogon;
import quickfix.Session;
import quickfix.SessionID;
import quickfix.UnsupportedMessageType;
import quickfix.field.ApplVerID;
import quickfix.field.EndSeqNo;
import quickfix.field.NewSeqNo;

/**
 * What QuickFIX/J calls: hands each message to the feature that owns its kind of session. Never
 * blocks for long.
 */
@Component
class SessionApplication implements ApplicationExtended {
    private static final Logger log = LoggerFactory.getLogger(SessionApplication.class);

    private static final int HIGHEST_NEW_SEQ_NO = 2_000_000_000;

    private final FixSessions sessions;
    private final OrderEntry orders;
    private final OmsReports reports;
    private final ResendPolicy resends;
    private final Resends resender;
    private final SessionTracker tracker;
    private final SyncProbe probe;
    private final GapWatch gaps;
    private final PromptLogon promptLogon;
    private final DurableStores stores;
    private final SessionControl control;
    private final CancelOnDisconnect absences;
    private final PriceSessions prices;
    private final Environment settings;

    SessionApplication(
            FixSessions sessions,
            OrderEntry orders,
            OmsReports reports,
            ResendPolicy resends,
            Resends resender,
            SessionTracker tracker,
            SyncProbe probe,
            GapWatch gaps,
            PromptLogon promptLogon,
            DurableStores stores,
            SessionControl control,
            CancelOnDisconnect absences,
            PriceSessions prices,
            Environment settings) {
        this.sessions = sessions;
        this.orders = orders;
        this.reports = reports;
        this.resends = resends;
        this.resender = resender;
        this.tracker = tracker;
        this.probe = probe;
        this.gaps = gaps;
        this.promptLogon = promptLogon;
        this.stores = stores;
        this.control = control;
        this.absences = absences;
        this.prices = prices;
        this.settings = settings;
    }

    @Override
    public void onCreate(SessionID id) {
        Session session = Session.lookupSession(id);
        if (session != null) {
            session.addStateListener(tracker.listener());
            session.addStateListener(gaps.listener());
        }
    }

    /** Asked by the engine before each Logon of ours, and by nobody else. */
    @Override
    public boolean canLogon(SessionID id) {
        Session session = Session.lookupSession(id);
        return promptLogon.mayLogOn(id, () -> session != null && session.isLogonSent());
    }

    @Override
    public void onBeforeSessionReset(SessionID id) {}

    @Override
    public void onLogon(SessionID id) {
        Declared declared = sessions.declared(id);
        resends.connectionChanged(declared);
        control.loggedOn(declared.compId());
        absences.loggedOn(declared.compId());
        tracker.loggedOn(declared);
        prices.loggedOn(declared);
        if (SyncProbe.isNeeded(declared)) {
            probe.ask(declared);
        } else {
            sessions.synced(declared.compId());
        }
    }

    @Override
    public void onLogout(SessionID id) {
        Declared declared = sessions.declared(id);
        resends.connectionChanged(declared);
        sessions.lost(declared.compId());
        prices.loggedOut(declared);
        tracker.loggedOut(declared);
    }

    /** Our Logon carries user and password where the counterparty wants them. */
    @Override
    public void toAdmin(Message message, SessionID id) {
        if (!MessageUtils.isLogon(message.toString())) {
            return;
        }
        Declared declared = sessions.declared(id);
        String secret = declared.definition().logon().passwordFrom();
        if (secret != null && declared.definition().connects()) {
            String user = declared.definition().logon().username();
            message.setString(Tags.USERNAME, user == null ? id.getSenderCompID() : user);
            message.setString(Tags.PASSWORD, settings.getProperty(secret, ""));
        }
    }

    @Override
    public void fromAdmin(Message message, SessionID id) throws RejectLogon, IncorrectTagValue {
        Declared declared = sessions.declared(id);
        FixMessage fix = FixMessage.of(message.toRawString());
        switch (fix.msgType()) {
            case "A" -> logon(fix, declared);
            case "0" -> heartbeat(fix, declared);
            case "2" -> asksAgain(fix, message, declared);
            case "3" -> rejected(fix, declared);
            case "4" -> requireRoomForNumbers(fix);
            case "5" -> absences.loggedOut(declared.compId());
            default -> {} // TestRequest is the engine's
        }
    }

    /** Numbers are 32 bits in the engine: what begins at their end would run into negative ones. */
    private static void requireRoomForNumbers(FixMessage sequenceReset) throws IncorrectTagValue {
        int number = sequenceReset.number(NewSeqNo.FIELD).orElse(0);
        if (number > HIGHEST_NEW_SEQ_NO) {
            throw new IncorrectTagValue(NewSeqNo.FIELD, String.valueOf(number));
        }
    }

    /** A large request is answered beside the engine, which gets a range without any number. */
    private void asksAgain(FixMessage fix, Message message, Declared declared) {
        tracker.incident(
                declared,
                Kind.RESEND_REQUEST,
                Severity.WARNING,
                "asks again for messages from " + fix.get(7) + " to " + fix.get(16));
        if (resender.takes(fix, declared)) {
            message.setInt(EndSeqNo.FIELD, -1);
        }
    }

    private void logon(FixMessage fix, Declared declared) throws RejectLogon {
        if (declared.definition().connects()) {
            return;
        }
        var no = LogonCheck.terms(fix, declared.definition());
        if (no.isPresent()) {
            tracker.incident(declared, Kind.LOGON_REFUSED, Severity.WARNING, no.get());
            stores.store(declared.compId()).refuseLogon(fix.number(Tags.MSG_SEQ_NUM).orElse(0));
            throw new RejectLogon(no.get());
        }
    }

    private void heartbeat(FixMessage fix, Declared declared) {
        tracker.answered(declared);
        String answered = fix.get(Tags.TEST_REQ_ID);
        if (answered != null && SyncProbe.isAnswer(answered)) {
            sessions.answered(declared.compId());
            if (!sessions.isSynced(declared.compId())) {
                sessions.synced(declared.compId());
                tracker.synced(declared);
            }
        }
    }

    private void rejected(FixMessage fix, Declared declared) {
        tracker.incident(
                declared,
                Kind.SESSION_REJECT,
                Severity.CRITICAL,
                "refused our message " + fix.get(Tags.REF_SEQ_NUM) + ": " + fix.get(Tags.TEXT));
        if (declared.oms() != null) {
            reports.refused(fix, declared);
        }
    }

    @Override
    public void toApp(Message message, SessionID id) throws DoNotSend {
        if (!message.getHeader().isSetField(Tags.POSS_DUP_FLAG)) {
            return;
        }
        try {
            if (resends.holdsBack(FixMessage.of(message.toString()), sessions.declared(id))) {
                throw new DoNotSend();
            }
        } catch (DoNotSend e) {
            throw e;
        } catch (Exception e) {
            log.atError()
                    .addKeyValue("fixSession", id.getTargetCompID())
                    .setCause(e)
                    .log("A message was held back");
            throw new DoNotSend();
        }
    }

    @Override
    public void fromApp(Message message, SessionID id)
            throws FieldNotFound, UnsupportedMessageType, IncorrectTagValue {
        Declared declared = sessions.declared(id);
        FixMessage fix = FixMessage.of(message.toRawString());
        switch (declared.role()) {
            case ORDER_ENTRY -> orders.received(fix, declared);
            case OMS_PRIMARY, OMS_SECONDARY -> reports.received(fix, declared, dictionary(id));
            case DROP_COPY -> reports.copied(fix, declared);
            case MARKET_DATA -> prices.received(fix, declared);
        }
    }

    /** The dictionary that a session's application messages are written by. */
    private static DataDictionary dictionary(SessionID id) {
        Session session = Session.lookupSession(id);
        if (session == null) {
            throw new IllegalStateException("no session " + id);
        }
        ApplVerID version =
                id.isFIXT()
                        ? session.getTargetDefaultApplicationVersionID()
                        : MessageUtils.toApplVerID(id.getBeginString());
        return session.getDataDictionaryProvider().getApplicationDataDictionary(version);
    }
}
