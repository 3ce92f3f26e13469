package io.interlock.gateway.wire;

import io.interlock.gateway.wire.RawBodyMessage.Reading;
import java.util.function.BiPredicate;
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

    /**
     * For sessions with clients; {@code ours} tells our own messages by SenderCompID(49) and
     * TargetCompID(56): the engine reads and validates the bodies that come in.
     */
    public static RawBodyFactory forClients(BiPredicate<String, String> ours) {
        return new RawBodyFactory(new Reading(ours, true));
    }

    /** For sessions with OMSs: every body is taken as it comes. */
    public static RawBodyFactory forOmss(BiPredicate<String, String> ours) {
        return new RawBodyFactory(new Reading(ours, false));
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
