package dev.fairlead.client.internal.transport;

import dev.fairlead.client.network.ProxyOptions;
import java.net.URI;
import java.util.Locale;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.core5.http.HttpHost;
import org.jspecify.annotations.Nullable;

/** Which way requests go: straight, through the proxy, or, for https, through a tunnel in it. Thread-safe. */
final class Routes {

    private static final int HTTPS_PORT = 443;
    private static final int HTTP_PORT = 80;

    private final @Nullable ProxyOptions proxy;
    private final @Nullable HttpHost proxyHost;
    /** Nearly all requests of a client go one way. */
    private volatile @Nullable Way last;

    private record Way(String scheme, String host, int port, HttpRoute route) {

        boolean isOf(URI uri) {
            return uri.getPort() == port
                    && uri.getHost().equals(host)
                    && uri.getScheme().equals(scheme);
        }
    }

    Routes(@Nullable ProxyOptions proxy) {
        this.proxy = proxy;
        this.proxyHost = proxy == null ? null : new HttpHost("http", proxy.host(), proxy.port());
    }

    HttpRoute to(URI uri) {
        Way known = last;
        if (known != null && known.isOf(uri)) {
            return known.route();
        }
        HttpRoute route = route(uri);
        last = new Way(uri.getScheme(), uri.getHost(), uri.getPort(), route);
        return route;
    }

    private HttpRoute route(URI uri) {
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        boolean secure = scheme.equals("https");
        int usual = secure ? HTTPS_PORT : HTTP_PORT;
        HttpHost target = new HttpHost(scheme, uri.getHost(), uri.getPort() < 0 ? usual : uri.getPort());
        return proxy == null || proxyHost == null || proxy.isDirect(target.getHostName())
                ? new HttpRoute(target, null, secure)
                : new HttpRoute(target, null, proxyHost, secure);
    }
}
