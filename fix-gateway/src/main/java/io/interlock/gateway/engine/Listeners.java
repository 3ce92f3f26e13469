package io.interlock.gateway.engine;

import io.interlock.gateway.session.FixSessions.Declared;
import io.interlock.gateway.session.GatewayProperties;
import org.jspecify.annotations.Nullable;
import quickfix.ConfigError;

/** The ports that counterparties connect to: plain, and with TLS where it is set up. */
final class Listeners {
    private final GatewayProperties properties;
    private final Connectors connectors;
    private @Nullable EntrySessions plain;
    private @Nullable EntrySessions secure;

    Listeners(GatewayProperties properties, Connectors connectors) {
        this.properties = properties;
        this.connectors = connectors;
    }

    void open() {
        if (plain != null) {
            return;
        }
        try {
            var entry = properties.orderEntry();
            plain = opened(entry.host(), entry.port(), false);
            var tls = properties.tls();
            if (tls != null) {
                secure = opened(tls.host(), tls.port(), true);
            }
        } catch (ConfigError e) {
            throw new IllegalStateException("Order entry cannot be opened: " + e.getMessage(), e);
        }
    }

    private EntrySessions opened(String host, int port, boolean tls) throws ConfigError {
        EntrySessions listener = connectors.listener(host, port, tls);
        listener.start();
        return listener;
    }

    /** The port that {@code session} belongs to. */
    EntrySessions of(Declared session) {
        open();
        EntrySessions listener = session.definition().connection().tls() ? secure : plain;
        if (listener == null) {
            throw new IllegalStateException(
                    "no TLS port: interlock.gateway.tls names no key store and trust store");
        }
        return listener;
    }

    void close() {
        if (plain != null) {
            plain.stop();
            plain = null;
        }
        if (secure != null) {
            secure.stop();
            secure = null;
        }
    }
}
