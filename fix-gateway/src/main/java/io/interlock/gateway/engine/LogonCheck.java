package io.interlock.gateway.engine;

import io.interlock.fix.FixMessage;
import io.interlock.fix.Tags;
import io.interlock.gateway.session.SessionDeclarations.Client;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Who may log on: the right user and password, and a heartbeat interval that keeps the link
 * observable.
 */
@Component
class LogonCheck {
    private static final int MIN_HEARTBEAT = 5;
    private static final int MAX_HEARTBEAT = 60;

    /**
     * Why a client's Logon is refused, in words that tell nobody which part of a credential was
     * wrong.
     */
    Optional<String> objection(FixMessage logon, Client client) {
        boolean user = same(logon.get(Tags.USERNAME), client.compId());
        boolean password = same(logon.get(Tags.PASSWORD), client.password());
        if (!user || !password) {
            return Optional.of("Username(553) or Password(554) is wrong");
        }
        String encryption = logon.get(Tags.ENCRYPT_METHOD);
        if (!"0".equals(encryption)) {
            return Optional.of("EncryptMethod(98) " + encryption + " is not 0: use TLS");
        }
        int interval = logon.number(Tags.HEART_BT_INT).orElse(0);
        return interval < MIN_HEARTBEAT || interval > MAX_HEARTBEAT
                ? Optional.of(
                        "HeartBtInt(108) "
                                + logon.get(Tags.HEART_BT_INT)
                                + " is not between "
                                + MIN_HEARTBEAT
                                + " and "
                                + MAX_HEARTBEAT)
                : Optional.empty();
    }

    private static boolean same(@org.jspecify.annotations.Nullable String given, String expected) {
        return given != null
                && MessageDigest.isEqual(
                        given.getBytes(StandardCharsets.UTF_8),
                        expected.getBytes(StandardCharsets.UTF_8));
    }
}
