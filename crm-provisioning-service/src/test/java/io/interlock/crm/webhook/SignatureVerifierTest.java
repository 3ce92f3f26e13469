package io.interlock.crm.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class SignatureVerifierTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String OLD = "whsec_AAKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final String BODY = "{\"test\": 2432232314}";

    private final SignatureVerifier verifier =
            new SignatureVerifier(
                    new WebhookProperties(List.of(SECRET, OLD), DataSize.ofKilobytes(256)));

    private static String sign(String secret, String id, long timestamp, String body)
            throws Exception {
        return new Webhook(secret).sign(id, timestamp, body);
    }

    private boolean verifies(String body, String id, long timestamp, String signature) {
        return verifier.verifies(body.getBytes(UTF_8), id, Long.toString(timestamp), signature);
    }

    private static long now() {
        return Instant.now().getEpochSecond();
    }

    @Test
    void theReferenceVectorHolds() throws Exception {
        assertThat(sign(SECRET, ID, 1614265330, BODY))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void ourSecretsVerifyAlsoAmongOthers() throws Exception {
        String good = sign(SECRET, ID, now(), BODY);
        assertThat(verifies(BODY, ID, now(), good)).isTrue();
        assertThat(verifies(BODY, ID, now(), sign(OLD, ID, now(), BODY))).isTrue();
        assertThat(verifies(BODY, ID, now(), "v1,AAAA v2,BBBB " + good)).isTrue();
    }

    @Test
    void anythingElseDoesNot() throws Exception {
        long now = now();
        String good = sign(SECRET, ID, now, BODY);
        String stranger = "whsec_BBKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
        assertThat(verifies(BODY + " ", ID, now, good)).isFalse();
        assertThat(verifies(BODY.replace(": ", ":"), ID, now, good)).isFalse();
        assertThat(verifies(BODY, "msg_other", now, good)).isFalse();
        assertThat(verifies(BODY, ID, now - 1, good)).isFalse();
        assertThat(verifies(BODY, ID, now, sign(stranger, ID, now, BODY))).isFalse();
        assertThat(verifies(BODY, ID, now, good.replace("v1,", "v2,"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {-301, 301, -86_400})
    void oldAndFutureOnesAreRefused(long seconds) throws Exception {
        long then = now() + seconds;
        assertThat(verifies(BODY, ID, then, sign(SECRET, ID, then, BODY))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "v1", "v1,", ",", "v1,%%%", "nonsense"})
    void brokenSignaturesAreRefused(String signature) {
        assertThat(verifies(BODY, ID, now(), signature)).isFalse();
    }

    @Test
    void brokenHeadersAreRefused() throws Exception {
        String good = sign(SECRET, ID, now(), BODY);
        assertThat(verifier.verifies(BODY.getBytes(UTF_8), ID, "yesterday", good)).isFalse();
        assertThat(verifier.verifies(BODY.getBytes(UTF_8), ID, "", good)).isFalse();
        String dotted = "a.b";
        assertThat(verifies(BODY, dotted, now(), sign(SECRET, dotted, now(), BODY))).isFalse();
        assertThat(verifies(BODY, "a\r\nb", now(), good)).isFalse();
    }
}
