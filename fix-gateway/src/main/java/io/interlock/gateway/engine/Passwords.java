package io.interlock.gateway.engine;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Compares passwords with their hashes, which is slow by intention. What matched once is remembered
 * by a keyed digest, so that hundreds of sessions that come back at once cost little; the key lives
 * as long as the process.
 */
@Component
class Passwords {
    private static final String MAC = "HmacSHA256";

    private final PasswordEncoder encoder;
    private final SecretKeySpec key;
    private final Map<String, byte[]> matched = new ConcurrentHashMap<>();

    Passwords(PasswordEncoder encoder) {
        this.encoder = encoder;
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        this.key = new SecretKeySpec(random, MAC);
    }

    boolean matches(String password, String hash) {
        byte[] digest = digest(password);
        byte[] known = matched.get(hash);
        if (known != null && MessageDigest.isEqual(known, digest)) {
            return true;
        }
        boolean matches = encoder.matches(password, hash);
        if (matches) {
            matched.put(hash, digest);
        }
        return matches;
    }

    private byte[] digest(String password) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(key);
            return mac.doFinal(password.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
