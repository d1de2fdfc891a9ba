package dev.fairlead.client.internal.transport;

import dev.fairlead.client.network.ProxyOptions;
import org.apache.hc.client5.http.impl.DefaultSchemePortResolver;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/** Which requests go through the proxy. */
final class ProxyRoutes extends DefaultRoutePlanner {

    private final ProxyOptions proxy;
    private final HttpHost host;

    ProxyRoutes(ProxyOptions proxy) {
        super(DefaultSchemePortResolver.INSTANCE);
        this.proxy = proxy;
        this.host = new HttpHost("http", proxy.host(), proxy.port());
    }

    @Override
    protected @Nullable HttpHost determineProxy(HttpHost target, HttpContext context) {
        return proxy.isDirect(target.getHostName()) ? null : host;
    }
}
