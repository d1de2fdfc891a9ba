package dev.fairlead.client.internal.transport;

import dev.fairlead.client.network.ProxyOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Notes the moment from which bytes may reach the provider. Before it a connection is found or made, a proxy's tunnel and the TLS
 * handshake included; from it on nothing proves that the provider did not act. Also the only place that knows a request to a
 * proxy from one to the provider, so the proxy's credentials are put on here.
 */
final class MarkingExecutor extends HttpRequestExecutor {

    private static final String PROXY_AUTHORIZATION = "Proxy-Authorization";

    private final Timeout silence;
    private final @Nullable String proxyAuthorization;

    MarkingExecutor(Timeout silence, @Nullable ProxyOptions proxy) {
        this.silence = silence;
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

    @Override
    public ClassicHttpResponse execute(
            ClassicHttpRequest request,
            HttpClientConnection connection,
            HttpResponseInformationCallback information,
            HttpContext context)
            throws IOException, HttpException {
        request.removeHeaders(PROXY_AUTHORIZATION);
        connection.setSocketTimeout(Timeout.DISABLED);
        if (request.getMethod().equals("CONNECT")) {
            return tunnel(request, connection, information, context);
        }
        if (proxyAuthorization != null && goesToProxyItself(context)) {
            request.setHeader(PROXY_AUTHORIZATION, proxyAuthorization);
        }
        if (context.getAttribute(SendMark.ATTRIBUTE) instanceof SendMark mark) {
            request.setPath(mark.target());
            mark.sending();
        }
        ClassicHttpResponse response = super.execute(request, connection, information, context);
        connection.setSocketTimeout(silence);
        return response;
    }

    private ClassicHttpResponse tunnel(
            ClassicHttpRequest request,
            HttpClientConnection connection,
            HttpResponseInformationCallback information,
            HttpContext context)
            throws IOException, HttpException {
        if (proxyAuthorization != null) {
            request.setHeader(PROXY_AUTHORIZATION, proxyAuthorization);
        }
        ClassicHttpResponse response = super.execute(request, connection, information, context);
        if (response.getCode() >= 300) {
            // Handed on, it would look like the provider's own answer.
            throw new ProxyRefusal("the proxy answered " + response.getCode() + " to the wish for a tunnel"
                    + (response.getCode() == 407 ? "; it wants other credentials than it got" : ""));
        }
        return response;
    }

    private static boolean goesToProxyItself(HttpContext context) {
        return HttpClientContext.cast(context).getHttpRoute() instanceof HttpRoute route
                && route.getProxyHost() != null
                && !route.isTunnelled();
    }
}
