package io.interlock.gateway.wire;

import io.interlock.fix.FixMessage;
import org.jspecify.annotations.Nullable;
import quickfix.Message;
import quickfix.field.MsgType;

/**
 * A message whose body is text and stays text. Header, BodyLength, CheckSum and the session's
 * fields are QuickFIX/J's; what stands between is what the client or the OMS wrote. Parsed copies
 * (resends) give back the body of the text they were parsed from; messages built by the engine have
 * none and are written as usual.
 */
final class RawBodyMessage extends Message {
    private static final long serialVersionUID = 1L;

    private @Nullable String body;

    RawBodyMessage() {}

    /** A message to send; {@code body} is empty or ends with SOH and holds body tags only. */
    static RawBodyMessage of(String msgType, String body) {
        if (!body.isEmpty() && body.charAt(body.length() - 1) != FixMessage.SOH) {
            throw new IllegalArgumentException("the body does not end with SOH");
        }
        RawBodyMessage message = new RawBodyMessage();
        message.getHeader().setString(MsgType.FIELD, msgType);
        message.body = body;
        return message;
    }

    @Override
    protected void calculateString(StringBuilder out, int[] preFields, int[] postFields) {
        String text = body;
        if (text == null && toRawString() != null) {
            text = FixMessage.of(toRawString()).body();
        }
        if (text != null) {
            out.append(text);
        } else {
            super.calculateString(out, preFields, postFields);
        }
    }
}
