package dev.fairlead.client.internal.transport;

import dev.fairlead.client.network.ProxyOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.io.ConnectionEndpoint;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Opens connections: to the provider, TLS included, or to the proxy, and for https through a tunnel in it. Nothing of a request
 * leaves here. Thread-safe.
 */
final class Connector {

    private final HttpClientConnectionManager pool;
    private final @Nullable String proxyAuthorization;

    Connector(HttpClientConnectionManager pool, @Nullable ProxyOptions proxy) {
        this.pool = pool;
        this.proxyAuthorization = proxy == null || proxy.user().isEmpty() ? null : basic(proxy);
    }

    private static String basic(ProxyOptions proxy) {
        String pair = proxy.user().orElse("") + ":"
                + proxy.password().map(secret -> secret.reveal()).orElse("");
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    /** The proxy does not let us through; nothing went to the provider. */
    static final class ProxyRefusal extends IOException {
        private static final long serialVersionUID = 1;

        ProxyRefusal(String message) {
            super(message);
        }
    }

    /** Returns what a request tells a proxy that it goes to itself; null for nothing. */
    @Nullable
    String proxyAuthorization(HttpRoute route) {
        return route.getProxyHost() == null || route.isTunnelled() ? null : proxyAuthorization;
    }

    void connect(ConnectionEndpoint endpoint, HttpRoute route) throws IOException, HttpException {
        HttpClientContext context = HttpClientContext.create();
        pool.connect(endpoint, null, context);
        endpoint.setSocketTimeout(Timeout.DISABLED); // what bounded the handshake does not bound an answer
        if (route.isTunnelled()) {
            HttpHost target = route.getTargetHost();
            endpoint.execute(
                    "tunnel", wish(target), (request, connection, unused) -> tunnel(request, connection), context);
            pool.upgrade(endpoint, context);
            endpoint.setSocketTimeout(Timeout.DISABLED);
        }
    }

    private ClassicHttpRequest wish(HttpHost target) {
        ClassicHttpRequest wish = new BasicClassicHttpRequest("CONNECT", target, target.toHostString());
        wish.addHeader("Host", target.toHostString());
        if (proxyAuthorization != null) {
            wish.addHeader("Proxy-Authorization", proxyAuthorization);
        }
        return wish;
    }

    private static ClassicHttpResponse tunnel(ClassicHttpRequest request, HttpClientConnection connection)
            throws IOException, HttpException {
        connection.sendRequestHeader(request);
        connection.flush();
        ClassicHttpResponse response = Conversation.finalHead(connection);
        if (response.getCode() >= 300) {
            // Handed on, it would look like the provider's own answer.
            throw new ProxyRefusal("the proxy answered " + response.getCode() + " to the wish for a tunnel"
                    + (response.getCode() == 407 ? "; it wants other credentials than it got" : ""));
        }
        return response;
    }
}
