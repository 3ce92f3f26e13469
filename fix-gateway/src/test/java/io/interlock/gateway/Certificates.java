package io.interlock.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HexFormat;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/** Authorities, certificates and their PKCS12 stores, in a directory of their own. */
final class Certificates {
    static final String PASSWORD = "changeit";

    private final Path directory;
    private long serial = 1;

    Certificates(Path directory) {
        this.directory = directory;
    }

    Path store(String name) {
        return directory.resolve(name + ".p12");
    }

    /** An authority, and the store that trusts it: {@code NAME-trust}. */
    void authority(String name) throws IOException, GeneralSecurityException {
        KeyPair keys = keys();
        JcaX509v3CertificateBuilder certificate = builder(name, name, keys, 0, 30);
        certificate.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
        X509Certificate signed = signed(certificate, keys.getPrivate());
        save(name, keys, signed);
        KeyStore trust = empty();
        trust.setCertificateEntry(name, signed);
        write(trust, name + "-trust");
    }

    /** A key with a certificate of {@code authority}, valid from {@code start} days from now on. */
    void issued(String name, String authority, int start, int days)
            throws IOException, GeneralSecurityException {
        KeyPair keys = keys();
        JcaX509v3CertificateBuilder certificate = builder(name, authority, keys, start, days);
        certificate.addExtension(
                Extension.subjectAlternativeName,
                false,
                new GeneralNames(new GeneralName(GeneralName.iPAddress, "127.0.0.1")));
        save(
                name,
                keys,
                signed(certificate, key(authority)),
                load(authority).getCertificate(authority));
    }

    void selfSigned(String name) throws IOException, GeneralSecurityException {
        KeyPair keys = keys();
        save(name, keys, signed(builder(name, name, keys, 0, 30), keys.getPrivate()));
    }

    /** SHA-256 of a certificate, as openssl shows it. */
    String fingerprint(String name) throws IOException, GeneralSecurityException {
        byte[] encoded = load(name).getCertificate(name).getEncoded();
        return HexFormat.ofDelimiter(":")
                .withUpperCase()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(encoded));
    }

    /** The list of an authority's certificates that are revoked. */
    Path revoked(String authority, String name) throws IOException, GeneralSecurityException {
        X509Certificate certificate = (X509Certificate) load(name).getCertificate(name);
        JcaX509v2CRLBuilder list = new JcaX509v2CRLBuilder(distinguished(authority), day(0));
        list.addCRLEntry(certificate.getSerialNumber(), day(0), 0);
        list.setNextUpdate(day(30));
        String text =
                Base64.getMimeEncoder()
                        .encodeToString(list.build(signer(key(authority))).getEncoded());
        return Files.writeString(
                directory.resolve(authority + ".crl"),
                "-----BEGIN X509 CRL-----\n" + text + "\n-----END X509 CRL-----\n");
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

    private static KeyPair keys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private JcaX509v3CertificateBuilder builder(
            String name, String issuer, KeyPair keys, int start, int days) {
        return new JcaX509v3CertificateBuilder(
                distinguished(issuer),
                BigInteger.valueOf(serial++),
                day(start),
                day(start + days),
                distinguished(name),
                keys.getPublic());
    }

    private static X500Principal distinguished(String name) {
        return new X500Principal("CN=" + name);
    }

    private static Date day(int fromNow) {
        return Date.from(Instant.now().plus(Duration.ofDays(fromNow)));
    }

    private static X509Certificate signed(JcaX509v3CertificateBuilder certificate, PrivateKey key)
            throws GeneralSecurityException {
        return new JcaX509CertificateConverter().getCertificate(certificate.build(signer(key)));
    }

    private static ContentSigner signer(PrivateKey key) throws GeneralSecurityException {
        try {
            return new JcaContentSignerBuilder("SHA256withECDSA").build(key);
        } catch (OperatorCreationException e) {
            throw new GeneralSecurityException(e);
        }
    }

    private PrivateKey key(String name) throws IOException, GeneralSecurityException {
        return (PrivateKey) load(name).getKey(name, PASSWORD.toCharArray());
    }

    private void save(String name, KeyPair keys, Certificate... chain)
            throws IOException, GeneralSecurityException {
        KeyStore store = empty();
        store.setKeyEntry(name, keys.getPrivate(), PASSWORD.toCharArray(), chain);
        write(store, name);
    }

    private static KeyStore empty() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private void write(KeyStore store, String name) throws IOException, GeneralSecurityException {
        try (OutputStream out = Files.newOutputStream(store(name))) {
            store.store(out, PASSWORD.toCharArray());
        }
    }

    private KeyStore load(String name) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store(name))) {
            store.load(in, PASSWORD.toCharArray());
        }
        return store;
    }
}
