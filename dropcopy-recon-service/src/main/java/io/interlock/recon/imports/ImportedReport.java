package io.interlock.recon.imports;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.interlock.domain.CommandId;
import io.interlock.domain.ExecutionReport;
import io.interlock.events.DropCopyExecution;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;

/**
 * An execution report of a file.
 *
 * @param raw the message with SOH; of CSV the message that the row stands for
 * @param possResend PossResend(97)
 */
public record ImportedReport(ExecutionReport report, String raw, boolean possResend) {

    /** The event of this; {@code session} names the import. */
    public DropCopyExecution event(String oms, String session, Instant receivedAt) {
        return new DropCopyExecution(id(oms), oms, session, report, possResend, raw, receivedAt);
    }

    /** The same text of the same OMS has the same id, whichever file it stands in. */
    CommandId id(String oms) {
        ByteBuffer hash = ByteBuffer.wrap(hash(oms));
        return new CommandId(
                "IMPORT-" + oms,
                hash.getInt() & Integer.MAX_VALUE,
                hash.getLong() & Long.MAX_VALUE);
    }

    private byte[] hash(String oms) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(oms.getBytes(UTF_8));
            digest.update((byte) 0);
            return digest.digest(raw.getBytes(ISO_8859_1));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
