package io.interlock.gateway.wire;

import io.interlock.fix.EngineText;
import io.interlock.fix.FixMessage;
import io.interlock.fix.Repeats;
import java.util.OptionalInt;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import quickfix.DataDictionary;
import quickfix.FieldException;
import quickfix.InvalidMessage;
import quickfix.OpenMessage;
import quickfix.field.MsgType;
import quickfix.field.SessionRejectReason;

/**
 * A message whose body is text and stays text. Header, BodyLength, CheckSum and the session's
 * fields are QuickFIX/J's; what stands between is what the client or the OMS wrote.
 *
 * <p>What the engine reads of a parsed one depends on who wrote it. Of our own, which it sends
 * again, and of an OMS's it reads the header alone: no body, however odd, stops a resend or loses a
 * fill. A client's body it reads and validates whole, but for harmless repetitions.
 */
final class RawBodyMessage extends OpenMessage {
    private static final long serialVersionUID = 1L;

    private final Reading reading;
    private @Nullable String body;
    private @Nullable String text;
    private @Nullable FieldException objection;

    /**
     * Which messages are our own, by SenderCompID(49) and TargetCompID(56), and how others are
     * read.
     */
    record Reading(BiPredicate<String, String> ours, boolean validated) {}

    RawBodyMessage(Reading reading) {
        this.reading = reading;
    }

    /** A message to send; {@code body} is empty or ends with SOH and holds body tags only. */
    static RawBodyMessage of(String msgType, String body) {
        if (!body.isEmpty() && body.charAt(body.length() - 1) != FixMessage.SOH) {
            throw new IllegalArgumentException("the body does not end with SOH");
        }
        RawBodyMessage message = new RawBodyMessage(new Reading((sender, target) -> false, false));
        message.getHeader().setString(MsgType.FIELD, msgType);
        message.body = body;
        return message;
    }

    @Override
    protected void read(String received, DataDictionary dictionary, Parser parser)
            throws InvalidMessage {
        text = received;
        FixMessage message = FixMessage.of(received);
        if (message.isFrom(reading.ours())) {
            body = message.body();
            parser.parse(EngineText.header(message), false);
        } else if (!reading.validated()) {
            requireChecksum(message);
            parser.parse(EngineText.envelope(message), false);
        } else {
            validated(message, dictionary, parser);
        }
    }

    /**
     * Fields that nobody here decides by may be repeated; the engine is shown the first of each.
     */
    private void validated(FixMessage message, DataDictionary dictionary, Parser parser)
            throws InvalidMessage {
        objection = objectionTo(message);
        if (objection != null) {
            requireChecksum(message);
            parser.parse(EngineText.envelope(message), false);
            return;
        }
        String readable =
                EngineText.simplified(message, Repeats.thatCount(dictionary, message.msgType()));
        boolean whole = readable.equals(message.raw());
        if (!whole) {
            requireChecksum(message);
        }
        parser.parse(readable, whole);
    }

    /** What the engine would pass, and read in another way than others may. */
    private static @Nullable FieldException objectionTo(FixMessage message) {
        if (message.wrongLength() != 0) {
            return new FieldException(
                    SessionRejectReason.INCORRECT_DATA_FORMAT_FOR_VALUE, message.wrongLength());
        }
        if (message.repeatedInHeader() != 0) {
            return new FieldException(
                    SessionRejectReason.TAG_APPEARS_MORE_THAN_ONCE, message.repeatedInHeader());
        }
        OptionalInt odd = message.oddTag();
        return odd.isEmpty()
                ? null
                : new FieldException(SessionRejectReason.INVALID_TAG_NUMBER, odd.getAsInt());
    }

    private void requireChecksum(FixMessage message) throws InvalidMessage {
        if (!EngineText.checksumHolds(message)) {
            throw new InvalidMessage("CheckSum(10) is wrong", this);
        }
    }

    @Override
    public FieldException getException() {
        return objection == null ? super.getException() : objection;
    }

    /** The exact text received or sent; null for a message that was not parsed. */
    @Override
    @SuppressWarnings("NullAway") // as the engine's own
    public String toRawString() {
        return text;
    }

    @Override
    protected void calculateString(StringBuilder out, int[] preFields, int[] postFields) {
        if (body != null) {
            out.append(body);
        } else if (text != null) {
            out.append(FixMessage.of(text).body());
        } else {
            super.calculateString(out, preFields, postFields);
        }
    }
}
