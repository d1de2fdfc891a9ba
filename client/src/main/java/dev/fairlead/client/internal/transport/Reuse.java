package dev.fairlead.client.internal.transport;

import org.apache.hc.client5.http.impl.DefaultConnectionKeepAliveStrategy;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpVersion;
import org.apache.hc.core5.http.impl.DefaultConnectionReuseStrategy;
import org.apache.hc.core5.util.TimeValue;
import org.jspecify.annotations.Nullable;

/** Whether a connection can be used again after an answer (RFC 9112 §9.3), and for how long. */
final class Reuse {

    private static final TimeValue USUAL = TimeValue.ofMinutes(3);

    private Reuse() {}

    /**
     * Returns how long the connection may be kept; null where it must not be used again. Nearly every answer is of the plain kind,
     * which is told without reading its fields to the letter.
     *
     * @param closing whether the request itself asked to close the connection
     */
    static @Nullable TimeValue keptFor(ClassicHttpRequest request, ClassicHttpResponse response, boolean closing) {
        if (closing) {
            return null;
        }
        if (isPlain(response)) {
            return USUAL;
        }
        HttpClientContext context = HttpClientContext.create();
        context.setProtocolVersion(response.getVersion() == null ? HttpVersion.HTTP_1_1 : response.getVersion());
        return DefaultConnectionReuseStrategy.INSTANCE.keepAlive(request, response, context)
                ? DefaultConnectionKeepAliveStrategy.INSTANCE.getKeepAliveDuration(response, context)
                : null;
    }

    /** Returns whether this is HTTP/1.1 with one length, and says nothing about its connection but that it is kept. */
    private static boolean isPlain(ClassicHttpResponse response) {
        if (!HttpVersion.HTTP_1_1.equals(response.getVersion()) || response.getCode() == 204) {
            return false;
        }
        int lengths = 0;
        for (Header header : response.getHeaders()) {
            String name = header.getName();
            switch (name.length()) {
                case 10 -> {
                    if (name.equalsIgnoreCase("Keep-Alive")
                            || (name.equalsIgnoreCase("Connection")
                                    && !"keep-alive".equalsIgnoreCase(header.getValue()))) {
                        return false;
                    }
                }
                case 14 -> lengths += name.equalsIgnoreCase("Content-Length") ? 1 : 0;
                case 16 -> {
                    if (name.equalsIgnoreCase("Proxy-Connection")) {
                        return false;
                    }
                }
                case 17 -> {
                    if (name.equalsIgnoreCase("Transfer-Encoding")) {
                        return false;
                    }
                }
                default -> {}
            }
        }
        return lengths == 1;
    }
}
