package io.interlock.gateway.wire;

import io.interlock.gateway.wire.RawBodyMessage.Reading;
import quickfix.DefaultMessageFactory;
import quickfix.Group;
import quickfix.Message;
import quickfix.MessageFactory;
import quickfix.MessageUtils;
import quickfix.field.ApplVerID;
import quickfix.field.MsgType;

/** Application messages keep their text; admin messages and groups are QuickFIX/J's own. */
public final class RawBodyFactory implements MessageFactory {
    private final DefaultMessageFactory engine = new DefaultMessageFactory();
    private final Reading reading;

    private RawBodyFactory(Reading reading) {
        this.reading = reading;
    }

    /** For sessions with clients: the engine reads and validates the bodies that come in. */
    public static RawBodyFactory forClients(String ourCompId) {
        return new RawBodyFactory(new Reading(ourCompId, true));
    }

    /** For sessions with OMSs: every body is taken as it comes. */
    public static RawBodyFactory forOmss(String ourCompId) {
        return new RawBodyFactory(new Reading(ourCompId, false));
    }

    @Override
    public Message create(String beginString, String msgType) {
        return MessageUtils.isAdminMessage(msgType)
                ? engine.create(beginString, msgType)
                : raw(msgType);
    }

    @Override
    public Message create(String beginString, ApplVerID applVerId, String msgType) {
        return MessageUtils.isAdminMessage(msgType)
                ? engine.create(beginString, applVerId, msgType)
                : raw(msgType);
    }

    @Override
    public Group create(String beginString, String msgType, int groupTag) {
        return engine.create(beginString, msgType, groupTag);
    }

    private Message raw(String msgType) {
        Message message = new RawBodyMessage(reading);
        message.getHeader().setString(MsgType.FIELD, msgType);
        return message;
    }
}
