package org.apache.mina.filter.ssl;

import java.net.InetSocketAddress;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.apache.mina.core.session.IoSession;

/**
 * MINA's filter, but the checks of a handshake run on the connection's I/O thread. MINA runs them
 * beside it, and what a TLS 1.3 peer has sent meanwhile, its Logon for one, may lie unread until
 * more comes: a check that takes longer, of a revocation list perhaps, and the Logon times out.
 */
public class InlineSslFilter extends SslFilter {
    public InlineSslFilter(SSLContext context) {
        super(context);
    }

    @Override
    protected synchronized void onConnected(NextFilter next, IoSession io) throws SSLException {
        if (io.getAttribute(SSL_HANDLER) == null) {
            InetSocketAddress remote = (InetSocketAddress) io.getRemoteAddress();
            // no executor: here and now
            io.setAttribute(SSL_HANDLER, new SSLHandlerG1(createEngine(io, remote), null, io));
        }
        super.onConnected(next, io);
    }
}
