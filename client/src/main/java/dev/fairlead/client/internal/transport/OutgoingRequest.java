package dev.fairlead.client.internal.transport;

import dev.fairlead.client.http.HttpRequest;
import dev.fairlead.client.http.RequestBody;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ContentLengthStrategy;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.impl.io.DefaultHttpRequestWriterFactory;
import org.apache.hc.core5.http.io.HttpMessageWriter;
import org.apache.hc.core5.http.io.HttpMessageWriterFactory;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.jspecify.annotations.Nullable;

/**
 * A request with its head as it goes on the wire (RFC 9112 §2.1, §3): the fields of the source, and those that the transport
 * answers for itself. Apache's own list of fields stays empty, so that none of its loggers can print one.
 */
final class OutgoingRequest extends BasicClassicHttpRequest {

    private static final long serialVersionUID = 1;

    /** Methods that servers expect a length of, even without a body (RFC 9110 §8.6). */
    private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH", "QUERY");

    private final transient byte[] head;
    private final long length;
    private final boolean expectsContinue;

    private OutgoingRequest(HttpRequest source, byte[] head, boolean expectsContinue) {
        super(source.method(), (HttpHost) null, "/"); // with a path alone it would be taken apart
        this.head = head;
        this.expectsContinue = expectsContinue;
        RequestBody body = source.body();
        this.length = body == null ? 0 : body.length() < 0 ? ContentLengthStrategy.CHUNKED : body.length();
        if (body != null) {
            setEntity(new BodyEntity(body));
        }
    }

    /**
     * Makes the request.
     *
     * @param acceptedCodings what is asked for in place of whatever the source asks for; null for nothing
     * @param proxyAuthorization in place of whatever the source has; null for none
     * @throws HttpException if the source has what no request may have
     */
    static OutgoingRequest of(
            HttpRequest source, HttpRoute route, @Nullable String acceptedCodings, @Nullable String proxyAuthorization)
            throws HttpException {
        URI uri = source.uri();
        if (uri.getRawUserInfo() != null) {
            throw new ProtocolException("the address of a request has a user in it");
        }
        StringBuilder head = new StringBuilder(512);
        head.append(source.method()).append(' ');
        if (route.getProxyHost() != null && !route.isTunnelled()) {
            head.append(uri.getScheme()).append("://");
            appendHost(head, uri);
        }
        appendTarget(head, uri);
        head.append(" HTTP/1.1\r\n");
        Fields fields = new Fields(head, source.body() != null);
        source.headers().forEach(fields::add);
        if (fields.lengthIsGiven) {
            throw new ProtocolException(
                    "a request has a length or a transfer coding that the transport did not give it");
        }
        if (!fields.hostIsGiven) {
            head.append("Host: ");
            appendHost(head, uri);
            head.append("\r\n");
        }
        if (!fields.connectionIsGiven) {
            head.append("Connection: keep-alive\r\n");
        }
        appendIfGiven(head, "Accept-Encoding", acceptedCodings);
        appendIfGiven(head, "Proxy-Authorization", proxyAuthorization);
        appendBody(head, source, fields.typeIsGiven);
        return new OutgoingRequest(
                source,
                head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1),
                fields.continueIsExpected);
    }

    /** Returns whether the body waits until the provider wants it. */
    boolean expectsContinue() {
        return expectsContinue;
    }

    private static void appendTarget(StringBuilder head, URI uri) {
        String path = uri.getRawPath();
        head.append(path == null || path.isEmpty() ? "/" : path);
        if (uri.getRawQuery() != null) {
            head.append('?').append(uri.getRawQuery());
        }
    }

    private static void appendHost(StringBuilder head, URI uri) {
        head.append(uri.getHost());
        if (uri.getPort() >= 0) {
            head.append(':').append(uri.getPort());
        }
    }

    private static void appendIfGiven(StringBuilder head, String name, @Nullable String value) {
        if (value != null) {
            head.append(name).append(": ").append(value).append("\r\n");
        }
    }

    private static void appendBody(StringBuilder head, HttpRequest source, boolean typeIsGiven) {
        RequestBody body = source.body();
        if (body == null) {
            if (WITH_BODY.contains(source.method())) {
                head.append("Content-Length: 0\r\n");
            }
            return;
        }
        if (body.length() < 0) {
            head.append("Transfer-Encoding: chunked\r\n");
        } else {
            head.append("Content-Length: ").append(body.length()).append("\r\n");
        }
        if (!typeIsGiven) {
            appendIfGiven(head, "Content-Type", body.contentType());
        }
    }

    /** Writes the fields of the source, and notes which of the transport's own are among them. */
    private static final class Fields {

        private final StringBuilder head;
        private boolean hostIsGiven;
        private boolean connectionIsGiven;
        private boolean typeIsGiven;
        private boolean lengthIsGiven;
        private boolean continueIsExpected;
        private final boolean hasBody;

        Fields(StringBuilder head, boolean hasBody) {
            this.head = head;
            this.hasBody = hasBody;
        }

        void add(String name, String value) {
            switch (name.length()) {
                case 4 -> hostIsGiven |= name.equalsIgnoreCase("Host");
                case 6 -> {
                    if (name.equalsIgnoreCase("Expect")) {
                        if (!hasBody) {
                            return; // it would wait for nothing
                        }
                        continueIsExpected |= value.equalsIgnoreCase("100-continue");
                    }
                }
                case 10 -> connectionIsGiven |= name.equalsIgnoreCase("Connection");
                case 12 -> typeIsGiven |= name.equalsIgnoreCase("Content-Type");
                case 14 -> lengthIsGiven |= name.equalsIgnoreCase("Content-Length");
                case 15 -> {
                    if (name.equalsIgnoreCase("Accept-Encoding")) {
                        return;
                    }
                }
                case 17 -> lengthIsGiven |= name.equalsIgnoreCase("Transfer-Encoding");
                case 19 -> {
                    if (name.equalsIgnoreCase("Proxy-Authorization")) {
                        return;
                    }
                }
                default -> {}
            }
            head.append(name).append(": ").append(value).append("\r\n");
        }
    }

    /** Returns what writes the heads: these as they are, and any other as Apache does. */
    static HttpMessageWriterFactory<ClassicHttpRequest> writers() {
        HttpMessageWriter<ClassicHttpRequest> usual = DefaultHttpRequestWriterFactory.INSTANCE.create();
        return () -> (request, buffer, out) -> {
            if (request instanceof OutgoingRequest ours) {
                buffer.write(ours.head, 0, ours.head.length, out);
            } else {
                usual.write(request, buffer, out);
            }
        };
    }

    /** Returns what knows how long a body is that is sent. */
    static ContentLengthStrategy lengths() {
        return message -> message instanceof OutgoingRequest ours ? ours.length : 0;
    }
}
