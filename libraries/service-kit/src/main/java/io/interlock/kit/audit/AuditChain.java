package io.interlock.kit.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.interlock.events.AuditEntry;
import io.interlock.events.EventCodec;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The arithmetic of the audit log: what an entry's hash is, and whether a log holds together. */
public final class AuditChain {
    private AuditChain() {}

    /**
     * An entry as it is stored.
     *
     * @param before canonical JSON; null for a creation
     */
    public record Link(
            long seq,
            AuditEntry entry,
            @Nullable String before,
            @Nullable String after,
            String prevHash,
            String hash) {}

    /** The link that follows the head of the chain. */
    static Link next(long headSeq, String headHash, AuditEntry entry) {
        String before = canonical(entry.before());
        String after = canonical(entry.after());
        long seq = headSeq + 1;
        return new Link(
                seq, entry, before, after, headHash, hash(seq, headHash, entry, before, after));
    }

    /**
     * The number of the first entry that is not what was written, of {@code links} in order; the
     * number after the last when the tail is missing.
     */
    public static Optional<Long> firstBroken(List<Link> links, long headSeq, String headHash) {
        long expected = 1;
        String previous = "";
        for (Link link : links) {
            String hash = hash(expected, previous, link.entry(), link.before(), link.after());
            if (link.seq() != expected
                    || !link.prevHash().equals(previous)
                    || !link.hash().equals(hash)) {
                return Optional.of(expected);
            }
            previous = hash;
            expected++;
        }
        return headSeq == expected - 1 && headHash.equals(previous)
                ? Optional.empty()
                : Optional.of(expected);
    }

    static @Nullable String canonical(@Nullable Map<String, Object> values) {
        return values == null ? null : new String(EventCodec.encode(new TreeMap<>(values)), UTF_8);
    }

    private static String hash(
            long seq,
            String prevHash,
            AuditEntry entry,
            @Nullable String before,
            @Nullable String after) {
        List<String> fields =
                new ArrayList<>(
                        List.of(
                                Long.toString(seq),
                                prevHash,
                                entry.id(),
                                entry.service(),
                                entry.actor(),
                                entry.action(),
                                entry.object(),
                                entry.reason(),
                                before == null ? "-" : before,
                                after == null ? "-" : after,
                                entry.at().toString()));
        // entries of before there were roles keep their hash
        fields.addAll(entry.roles());
        // as a JSON array: no value can pass for two
        return HexFormat.of().formatHex(sha256().digest(EventCodec.encode(fields)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
