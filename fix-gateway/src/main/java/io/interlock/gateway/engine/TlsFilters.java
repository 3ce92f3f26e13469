package io.interlock.gateway.engine;

import io.interlock.gateway.session.GatewayProperties;
import io.interlock.gateway.session.GatewayProperties.Tls;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.PKIXRevocationChecker.Option;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.EnumSet;
import java.util.Objects;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.TrustManagerFactory;
import org.apache.mina.core.session.AttributeKey;
import org.apache.mina.core.session.IoSession;
import org.apache.mina.filter.ssl.InlineSslFilter;
import org.apache.mina.filter.ssl.SslFilter;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * TLS 1.2 and 1.3 with certificates on both sides. Not QuickFIX/J's own settings: without a trust
 * store these trust everyone, without a key store they use a key that is public. Stores are read at
 * each connection, so that a replaced file counts from then on.
 */
@Component
class TlsFilters {
    private static final AttributeKey ENGINE = new AttributeKey(TlsFilters.class, "engine");
    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

    private final @Nullable Tls tls;

    TlsFilters(GatewayProperties properties) {
        tls = properties.tls();
        if (tls != null) {
            context();
        }
    }

    /** For one connection to us: the peer must show a certificate that the trust store knows. */
    SslFilter server() {
        SslFilter filter =
                new InlineSslFilter(context()) {
                    @Override
                    protected SSLEngine createEngine(
                            IoSession io, @Nullable InetSocketAddress remote) {
                        SSLEngine engine = super.createEngine(io, remote);
                        io.setAttribute(ENGINE, engine);
                        return engine;
                    }
                };
        filter.setNeedClientAuth(true);
        filter.setEnabledProtocols(PROTOCOLS);
        return filter;
    }

    /** For one connection of ours: the peer's certificate must be for {@code host}. */
    SslFilter client(String host, int port) {
        SslFilter filter =
                new InlineSslFilter(context()) {
                    @Override
                    protected SSLEngine createEngine(
                            IoSession io, @Nullable InetSocketAddress remote) {
                        return super.createEngine(
                                io, InetSocketAddress.createUnresolved(host, port));
                    }
                };
        filter.setEnabledProtocols(PROTOCOLS);
        filter.setEndpointIdentificationAlgorithm("HTTPS");
        return filter;
    }

    /** The certificate of who has connected to us; null without one. */
    static @Nullable X509Certificate peer(IoSession io) {
        try {
            return io.getAttribute(ENGINE) instanceof SSLEngine engine
                            && engine.getSession().getPeerCertificates()[0]
                                    instanceof X509Certificate leaf
                    ? leaf
                    : null;
        } catch (SSLPeerUnverifiedException e) {
            return null;
        }
    }

    private SSLContext context() {
        Tls given =
                Objects.requireNonNull(
                        tls, "interlock.gateway.tls: key-store and trust-store are needed for TLS");
        try {
            KeyManagerFactory keys =
                    KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(
                    store("key-store", given.keyStore(), given.keyStorePassword()),
                    given.keyStorePassword().toCharArray());
            KeyStore trusted = store("trust-store", given.trustStore(), given.trustStorePassword());
            TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
            if (given.crl() == null) {
                trust.init(trusted);
            } else {
                trust.init(new CertPathTrustManagerParameters(unrevoked(trusted, given.crl())));
            }
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("interlock.gateway.tls: " + e.getMessage(), e);
        }
    }

    /** A certificate counts only where a list that is valid now does not name it. */
    private static PKIXBuilderParameters unrevoked(KeyStore trusted, Path crl)
            throws GeneralSecurityException {
        try (InputStream in = Files.newInputStream(crl)) {
            var lists = CertificateFactory.getInstance("X.509").generateCRLs(in);
            PKIXBuilderParameters wanted =
                    new PKIXBuilderParameters(trusted, new X509CertSelector());
            wanted.addCertStore(
                    CertStore.getInstance("Collection", new CollectionCertStoreParameters(lists)));
            var checker =
                    (PKIXRevocationChecker)
                            CertPathBuilder.getInstance("PKIX").getRevocationChecker();
            checker.setOptions(EnumSet.of(Option.PREFER_CRLS, Option.NO_FALLBACK));
            wanted.addCertPathChecker(checker);
            return wanted;
        } catch (IOException e) {
            throw new IllegalStateException("interlock.gateway.tls.crl: cannot read " + crl, e);
        }
    }

    private static KeyStore store(String setting, @Nullable Path file, String password)
            throws GeneralSecurityException {
        if (file == null) {
            throw new IllegalStateException(
                    "interlock.gateway.tls." + setting + ": is needed for TLS");
        }
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password.toCharArray());
            if (store.size() == 0) {
                throw new IllegalStateException(
                        "interlock.gateway.tls." + setting + ": " + file + " is empty");
            }
            return store;
        } catch (IOException e) {
            throw new IllegalStateException(
                    "interlock.gateway.tls." + setting + ": cannot read " + file, e);
        }
    }
}
