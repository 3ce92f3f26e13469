package io.interlock.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.gateway.session.FixSessions;
import io.interlock.testkit.Eventually;
import io.interlock.testkit.FixSocket;
import io.interlock.testkit.FixText;
import io.interlock.testkit.FreePorts;
import io.interlock.testkit.OnPlatform;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** FIX over TLS: the right certificate gets in, every other one gets not a byte of FIX. */
@OnPlatform
@SpringBootTest(
        properties = {
            "spring.security.oauth2.resourceserver.jwt.jwk-set-uri=http://127.0.0.1:1/none",
            "interlock.state.max-age=1h"
        },
        webEnvironment = SpringBootTest.WebEnvironment.NONE)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TlsIT {
    private static final int PLAIN = FreePorts.one();
    private static final int SECURE = FreePorts.one();
    private static final Certificates certificates = certificates();
    private static final SSLServerSocket omsPort = listen();

    @Autowired private FixSessions sessions;

    private static Certificates certificates() {
        try {
            Certificates made = new Certificates(Files.createTempDirectory("tls-it"));
            made.authority("root");
            made.authority("stranger");
            made.issued("gateway", "root", -1, 30);
            made.issued("desk-a", "root", -1, 30);
            made.issued("desk-b", "root", -1, 30);
            made.issued("revoked", "root", -1, 30);
            made.issued("expired", "root", -10, 5);
            made.issued("early", "root", 5, 10);
            made.issued("foreign", "stranger", -1, 30);
            made.selfSigned("nobody");
            return made;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SSLServerSocket listen() {
        try {
            SSLServerSocket socket =
                    (SSLServerSocket)
                            certificates
                                    .context("gateway", "root")
                                    .getServerSocketFactory()
                                    .createServerSocket(0, 5, InetAddress.getLoopbackAddress());
            socket.setNeedClientAuth(true);
            return socket;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @DynamicPropertySource
    static void sessions(DynamicPropertyRegistry registry) {
        String gateway = "interlock.gateway.";
        registry.add(gateway + "order-entry.port", () -> PLAIN);
        registry.add(gateway + "tls.port", () -> SECURE);
        registry.add(gateway + "tls.key-store", () -> certificates.store("gateway"));
        registry.add(gateway + "tls.key-store-password", () -> Certificates.PASSWORD);
        registry.add(gateway + "tls.trust-store", () -> certificates.store("root-trust"));
        registry.add(gateway + "tls.trust-store-password", () -> Certificates.PASSWORD);
        String desk = gateway + "sessions[0].";
        registry.add(desk + "id", () -> "DESKA");
        registry.add(desk + "connection.tls", () -> true);
        registry.add(desk + "logon.certificate", () -> "CN=desk-a");
        registry.add(gateway + "passwords.DESKA", () -> "secret");
        String pinned = gateway + "sessions[2].";
        registry.add(pinned + "id", () -> "DESKP");
        registry.add(pinned + "connection.tls", () -> true);
        registry.add(
                pinned + "logon.certificate-fingerprints",
                () -> fingerprint("desk-a") + "," + fingerprint("desk-b"));
        registry.add(gateway + "tls.crl", TlsIT::revoked);
        String oms = gateway + "sessions[1].";
        registry.add(oms + "id", () -> "OMST-P");
        registry.add(oms + "kind", () -> "OMS_ORDERS");
        registry.add(oms + "oms", () -> "OMST");
        registry.add(oms + "connection.host", () -> "127.0.0.1");
        registry.add(oms + "connection.port", omsPort::getLocalPort);
        registry.add(oms + "connection.tls", () -> true);
    }

    private static String fingerprint(String certificate) {
        try {
            return certificates.fingerprint(certificate);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path revoked() {
        try {
            return certificates.revoked("root", "revoked");
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeAll
    void isOpen() {
        Eventually.within(Duration.ofSeconds(20))
                .is("entry is open", () -> sessions.lookup("DESKA") != null);
    }

    private static SSLSocket socket(@Nullable String certificate, String... protocols)
            throws IOException, GeneralSecurityException {
        SSLContext context = certificates.context(certificate, "root");
        SSLSocket socket =
                (SSLSocket)
                        context.getSocketFactory()
                                .createSocket(InetAddress.getLoopbackAddress(), SECURE);
        if (protocols.length > 0) {
            socket.setEnabledProtocols(protocols);
        }
        return socket;
    }

    /** What the gateway says to a Logon: nothing where the connection ends. */
    private static String answer(Socket socket) throws IOException {
        return answer(socket, "DESKA", 1);
    }

    private static String answer(Socket socket, String compId, int number) throws IOException {
        socket.setSoTimeout(10_000);
        try (socket) {
            socket.getOutputStream()
                    .write(
                            FixText.bytes(
                                    "8=FIX.4.4|35=A|49="
                                            + compId
                                            + "|56=INTERLOCK|34="
                                            + number
                                            + "|52="
                                            + FixSocket.now()
                                            + "|98=0|108=30|553="
                                            + compId
                                            + "|554=secret|"));
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }

    @Test
    void onlyTheCertificateOfTheSessionGetsIn() throws Exception {
        for (String wrong :
                new String[] {"desk-b", "expired", "early", "foreign", "nobody", "revoked"}) {
            assertThat(answer(socket(wrong))).as(wrong).isEmpty();
        }
        assertThat(answer(socket(null))).as("no certificate").isEmpty();
        assertThat(answer(new Socket(InetAddress.getLoopbackAddress(), SECURE)))
                .as("plain text on the TLS port")
                .doesNotContain("35=");
        assertThat(answer(new Socket(InetAddress.getLoopbackAddress(), PLAIN)))
                .as("the session on the plain port")
                .isEmpty();

        for (String protocol : new String[] {"TLSv1.2", "TLSv1.3"}) {
            boolean first = protocol.equals("TLSv1.2");
            try (FixSocket right =
                    new FixSocket("DESKA", "INTERLOCK", socket("desk-a", protocol), first ? 1 : 3)
                            .logon("secret")) {
                assertThat(right.receive())
                        .contains("|35=A|")
                        .contains(first ? "|34=1|" : "|35=A|");
                right.send("35=5", "");
                assertThat(right.receive()).contains("|35=5|");
            }
            Eventually.within(Duration.ofSeconds(5))
                    .is("let go of", () -> !sessions.session("DESKA").hasResponder());
        }
    }

    /** Both pins are good while one certificate takes the other's place; no password is needed. */
    @Test
    void aPinnedCertificateIsChangedWithoutAnOutage() throws Exception {
        for (String wrong : new String[] {"gateway", "revoked"}) {
            assertThat(answer(socket(wrong), "DESKP", 1)).as(wrong).isEmpty();
        }
        int number = 1;
        for (String right : new String[] {"desk-a", "desk-b"}) {
            try (FixSocket desk = new FixSocket("DESKP", "INTERLOCK", socket(right), number)) {
                desk.send("35=A", "98=0|108=30|");
                assertThat(desk.receive()).contains("|35=A|");
                desk.send("35=5", "");
                assertThat(desk.receive()).contains("|35=5|");
                number = desk.nextOut();
            }
            Eventually.within(Duration.ofSeconds(5))
                    .is("let go of", () -> !sessions.session("DESKP").hasResponder());
        }
    }

    @Test
    void anOmsIsReachedOverTlsWithOurCertificate() throws IOException {
        omsPort.setSoTimeout(20_000);
        try (SSLSocket accepted = (SSLSocket) omsPort.accept();
                FixSocket oms = new FixSocket("OMST-P", "INTERLOCK", accepted, 1)) {
            assertThat(oms.receive()).contains("|35=A|");
            assertThat(accepted.getSession().getPeerPrincipal().getName()).isEqualTo("CN=gateway");
            oms.send("35=A", "98=0|108=5|");
            Eventually.within(Duration.ofSeconds(10))
                    .is("logged on", () -> sessions.loggedOn("OMST-P"));
        }
    }
}
