package io.interlock.gateway.engine;

import io.interlock.fix.FixMessage;
import io.interlock.fix.Tags;
import io.interlock.gateway.session.AddressBlock;
import io.interlock.gateway.session.FixSessions.Declared;
import io.interlock.gateway.session.SessionDefinition;
import io.interlock.gateway.session.SessionDefinition.Logon;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;
import quickfix.FieldConvertError;
import quickfix.field.converter.UtcTimestampConverter;

/** Why a Logon is refused. */
final class LogonCheck {
    private LogonCheck() {}

    /**
     * A Logon and where it came from.
     *
     * @param peer the certificate of its connection; null without one
     */
    record Attempt(
            FixMessage logon,
            Declared session,
            InetAddress from,
            boolean secure,
            @Nullable X509Certificate peer) {

        SessionDefinition definition() {
            return session.definition();
        }
    }

    /** The first objection, in words for operations; the counterparty is told nothing. */
    static Optional<String> objection(Attempt attempt) {
        return Stream.<Function<Attempt, Optional<String>>>of(
                        LogonCheck::identity,
                        LogonCheck::address,
                        LogonCheck::certificate,
                        LogonCheck::encryption,
                        LogonCheck::reset,
                        LogonCheck::username)
                .map(rule -> rule.apply(attempt))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> identity(Attempt attempt) {
        FixMessage logon = attempt.logon();
        var id = attempt.session().id();
        if (!id.getBeginString().equals(logon.get(Tags.BEGIN_STRING))) {
            return no("BeginString(8) is %s, agreed is %s", logon.get(8), id.getBeginString());
        }
        if (!id.getSenderCompID().equals(logon.get(Tags.TARGET_COMP_ID))) {
            return no("TargetCompID(56) %s is not ours", logon.get(Tags.TARGET_COMP_ID));
        }
        for (int tag : new int[] {50, 142, 57, 143}) {
            if (logon.get(tag) != null) {
                return no("Sub-id or location (%d)=%s is not agreed", tag, logon.get(tag));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> address(Attempt attempt) {
        var allowed = attempt.definition().logon().allowedAddresses();
        boolean fits =
                allowed.isEmpty()
                        || allowed.stream()
                                .map(AddressBlock::parse)
                                .flatMap(Optional::stream)
                                .anyMatch(block -> block.contains(attempt.from()));
        return fits
                ? Optional.empty()
                : no("%s is not among the allowed addresses", attempt.from().getHostAddress());
    }

    private static Optional<String> certificate(Attempt attempt) {
        if (attempt.secure() != attempt.definition().connection().tls()) {
            return attempt.secure()
                    ? no("the session is not agreed for TLS")
                    : no("the session is agreed for TLS only");
        }
        String agreed = attempt.definition().logon().certificate();
        X509Certificate peer = attempt.peer();
        X500Principal shown = peer == null ? null : peer.getSubjectX500Principal();
        if (attempt.secure() && agreed != null && !new X500Principal(agreed).equals(shown)) {
            return no("the certificate is for %s, agreed is %s", shown, agreed);
        }
        return attempt.secure() ? fingerprint(attempt) : Optional.empty();
    }

    private static Optional<String> fingerprint(Attempt attempt) {
        var agreed = attempt.definition().logon().certificateFingerprints();
        if (agreed.isEmpty()) {
            return Optional.empty();
        }
        String shown = fingerprint(attempt.peer());
        boolean fits =
                agreed.stream().anyMatch(pin -> pin.replace(":", "").equalsIgnoreCase(shown));
        return fits
                ? Optional.empty()
                : no("the certificate's SHA-256 %s is not among the agreed", shown);
    }

    private static String fingerprint(@Nullable X509Certificate certificate) {
        try {
            return certificate == null
                    ? "none"
                    : HexFormat.of()
                            .formatHex(
                                    MessageDigest.getInstance("SHA-256")
                                            .digest(certificate.getEncoded()));
        } catch (GeneralSecurityException e) {
            return "none";
        }
    }

    private static Optional<String> encryption(Attempt attempt) {
        String method = attempt.logon().get(Tags.ENCRYPT_METHOD);
        return "0".equals(method) ? Optional.empty() : no("EncryptMethod(98) is %s, not 0", method);
    }

    /** What a counterparty that has proved who it is gets told: its terms are not the agreed. */
    static Optional<String> terms(FixMessage logon, SessionDefinition definition) {
        Logon agreed = definition.logon();
        int interval = logon.number(Tags.HEART_BT_INT).orElse(0);
        return interval < agreed.minHeartBtInt() || interval > agreed.maxHeartBtInt()
                ? no(
                        "HeartBtInt(108) %s is not between %d and %d",
                        logon.get(Tags.HEART_BT_INT),
                        agreed.minHeartBtInt(),
                        agreed.maxHeartBtInt())
                : Optional.empty();
    }

    /** Whether SendingTime(52) is one that the engine takes. */
    static boolean isOnTime(FixMessage logon, SessionDefinition definition, Instant now) {
        try {
            String time = Objects.requireNonNullElse(logon.get(Tags.SENDING_TIME), "");
            Instant sent =
                    UtcTimestampConverter.convertToLocalDateTime(time).toInstant(ZoneOffset.UTC);
            Duration off = Duration.between(sent, now).abs();
            return off.compareTo(FixSettings.maxLatency(definition)) <= 0;
        } catch (FieldConvertError e) {
            return false;
        }
    }

    private static Optional<String> reset(Attempt attempt) {
        return attempt.logon().flag(Tags.RESET_SEQ_NUM_FLAG)
                        && !attempt.definition().logon().resetAgreed()
                ? no("ResetSeqNumFlag(141)=Y is not agreed")
                : Optional.empty();
    }

    private static Optional<String> username(Attempt attempt) {
        if (attempt.session().stored().passwordHash() == null) {
            return Optional.empty();
        }
        String agreed =
                Objects.requireNonNullElse(
                        attempt.definition().logon().username(), attempt.definition().id());
        return agreed.equals(attempt.logon().get(Tags.USERNAME))
                ? Optional.empty()
                : no("Username(553) or Password(554) is wrong");
    }

    private static Optional<String> no(String words, @Nullable Object... values) {
        return Optional.of(words.formatted(values));
    }
}
