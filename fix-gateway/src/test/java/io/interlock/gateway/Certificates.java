package io.interlock.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Authorities and certificates made by keytool, in a directory of their own. */
final class Certificates {
    static final String PASSWORD = "changeit";

    private final Path directory;

    Certificates(Path directory) {
        this.directory = directory;
    }

    Path store(String name) {
        return directory.resolve(name + ".p12");
    }

    /** An authority, and the store that trusts it: {@code NAME-trust}. */
    void authority(String name) throws IOException {
        keytool(
                "-genkeypair",
                "-alias",
                name,
                "-keystore",
                store(name).toString(),
                "-dname",
                "CN=" + name,
                "-ext",
                "bc:c",
                "-validity",
                "30");
        Path certificate = directory.resolve(name + ".pem");
        keytool(
                "-exportcert",
                "-rfc",
                "-alias",
                name,
                "-keystore",
                store(name).toString(),
                "-file",
                certificate.toString());
        keytool(
                "-importcert",
                "-noprompt",
                "-alias",
                name,
                "-file",
                certificate.toString(),
                "-keystore",
                store(name + "-trust").toString());
    }

    /** A key with a certificate of {@code authority}; {@code start} is keytool's start date. */
    void issued(String name, String authority, String start, int days) throws IOException {
        selfSigned(name);
        Path request = directory.resolve(name + ".csr");
        Path certificate = directory.resolve(name + ".pem");
        keytool(
                "-certreq",
                "-alias",
                name,
                "-keystore",
                store(name).toString(),
                "-file",
                request.toString());
        keytool(
                "-gencert",
                "-rfc",
                "-alias",
                authority,
                "-keystore",
                store(authority).toString(),
                "-infile",
                request.toString(),
                "-outfile",
                certificate.toString(),
                "-startdate",
                start,
                "-validity",
                String.valueOf(days),
                "-ext",
                "san=ip:127.0.0.1");
        keytool(
                "-importcert",
                "-noprompt",
                "-alias",
                authority,
                "-file",
                directory.resolve(authority + ".pem").toString(),
                "-keystore",
                store(name).toString());
        keytool(
                "-importcert",
                "-noprompt",
                "-alias",
                name,
                "-file",
                certificate.toString(),
                "-keystore",
                store(name).toString());
    }

    /** SHA-256 of a certificate, as keytool and openssl show it. */
    String fingerprint(String name) throws IOException, GeneralSecurityException {
        byte[] encoded = load(name).getCertificate(name).getEncoded();
        return HexFormat.ofDelimiter(":")
                .withUpperCase()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(encoded));
    }

    /** The list of an authority's certificates that are revoked. */
    Path revoked(String authority, String name) throws IOException, GeneralSecurityException {
        Path list = directory.resolve(authority + ".crl");
        keytool(
                "-gencrl",
                "-rfc",
                "-alias",
                authority,
                "-keystore",
                store(authority).toString(),
                "-id",
                ((X509Certificate) load(name).getCertificate(name)).getSerialNumber().toString(),
                "-file",
                list.toString());
        return list;
    }

    void selfSigned(String name) throws IOException {
        keytool(
                "-genkeypair",
                "-alias",
                name,
                "-keystore",
                store(name).toString(),
                "-dname",
                "CN=" + name,
                "-validity",
                "30");
    }

    /** A client's context: with the key of {@code name}, or none; trusting {@code authority}. */
    SSLContext context(@Nullable String name, String authority)
            throws IOException, GeneralSecurityException {
        KeyManagerFactory keys =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(name == null ? null : load(name), PASSWORD.toCharArray());
        TrustManagerFactory trust =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(load(authority + "-trust"));
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private KeyStore load(String name) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store(name))) {
            store.load(in, PASSWORD.toCharArray());
        }
        return store;
    }

    private static void keytool(String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storepass", PASSWORD, "-storetype", "PKCS12"));
        if (arguments[0].equals("-genkeypair")) {
            command.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1"));
        }
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException(command + ": " + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
