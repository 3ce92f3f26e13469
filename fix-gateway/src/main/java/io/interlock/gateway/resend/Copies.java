package io.interlock.gateway.resend;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import quickfix.FieldNotFound;
import quickfix.InvalidMessage;
import quickfix.Message;
import quickfix.MessageSessionUtils;
import quickfix.Session;
import quickfix.UtcTimestampPrecision;
import quickfix.field.BeginString;
import quickfix.field.GapFillFlag;
import quickfix.field.MsgSeqNum;
import quickfix.field.MsgType;
import quickfix.field.NewSeqNo;
import quickfix.field.OrigSendingTime;
import quickfix.field.PossDupFlag;
import quickfix.field.SenderCompID;
import quickfix.field.SendingTime;
import quickfix.field.TargetCompID;

/** What a session sends again, written as the engine writes it. */
record Copies(Session session, Clock clock) {

    /**
     * A stored message with PossDupFlag(43), OrigSendingTime(122) and a new SendingTime(52).
     *
     * @throws InvalidMessage for text that is no message
     */
    String of(String raw) throws InvalidMessage {
        Message message = MessageSessionUtils.parse(session, raw);
        Message.Header header = message.getHeader();
        try {
            header.setString(OrigSendingTime.FIELD, header.getString(SendingTime.FIELD));
        } catch (FieldNotFound e) {
            throw new InvalidMessage("no SendingTime(52)", message);
        }
        header.setBoolean(PossDupFlag.FIELD, true);
        header.setUtcTimeStamp(SendingTime.FIELD, now(), UtcTimestampPrecision.MICROS);
        return message.toString();
    }

    /** A SequenceReset (35=4) with GapFillFlag(123) over these numbers. */
    String gapFill(Replay.Numbers gap) {
        String version = session.getSessionID().getBeginString();
        Message message = session.getMessageFactory().create(version, MsgType.SEQUENCE_RESET);
        Message.Header header = message.getHeader();
        header.setString(BeginString.FIELD, version);
        header.setString(SenderCompID.FIELD, session.getSessionID().getSenderCompID());
        header.setString(TargetCompID.FIELD, session.getSessionID().getTargetCompID());
        header.setInt(MsgSeqNum.FIELD, (int) gap.begin());
        header.setBoolean(PossDupFlag.FIELD, true);
        LocalDateTime now = now();
        header.setUtcTimeStamp(SendingTime.FIELD, now, UtcTimestampPrecision.MICROS);
        header.setUtcTimeStamp(OrigSendingTime.FIELD, now, UtcTimestampPrecision.MICROS);
        message.setInt(NewSeqNo.FIELD, (int) gap.end() + 1);
        message.setBoolean(GapFillFlag.FIELD, true);
        return message.toString();
    }

    private LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
