package dev.fairlead.client.internal.transport;

import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.impl.io.DefaultManagedHttpClientConnection;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.SocketHolder;
import org.apache.hc.core5.http.io.HttpConnectionFactory;
import org.apache.hc.core5.http.io.HttpMessageWriterFactory;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * A connection that logs neither heads nor bytes. Apache's own do both at level DEBUG, credentials and all, and an application that
 * switches everything to DEBUG for a day must not write its keys to a file.
 */
final class QuietConnection extends DefaultManagedHttpClientConnection {

    private static final HttpMessageWriterFactory<ClassicHttpRequest> WRITERS = OutgoingRequest.writers();

    /** So much of a body is sent between two looks at whether the answer has come already. */
    private static final long LOOKED_AT_EACH = 64 * 1024;

    private static final Timeout AT_ONCE = Timeout.ofMilliseconds(1);
    private static final Timeout A_MOMENT = Timeout.ofMilliseconds(100);

    private final ResponseParser parser;
    private boolean isBounded;
    private @Nullable Socket plain;
    private @Nullable Socket underTls;

    private QuietConnection(String id, Http1Config config, ResponseParser parser) {
        super(
                id,
                null,
                null,
                config,
                null,
                OutgoingRequest.lengths(),
                (request, connection, in, sent, next) -> ((QuietConnection) connection).isAnsweredEarly(sent, next),
                WRITERS,
                anyConfig -> parser);
        this.parser = parser;
    }

    /** Makes connections that are named as Apache's own are. */
    static HttpConnectionFactory<ManagedHttpClientConnection> factory(Http1Config config) {
        AtomicLong count = new AtomicLong();
        return socket -> {
            QuietConnection connection =
                    new QuietConnection("http-outgoing-" + count.getAndIncrement(), config, new ResponseParser(config));
            if (socket != null) {
                connection.bind(socket);
            }
            return connection;
        };
    }

    @Override
    public void bind(Socket socket) throws IOException {
        plain = socket;
        bind(new SocketHolder(socket));
    }

    @Override
    public void bind(SSLSocket tls, Socket socket) throws IOException {
        underTls = socket;
        bind(new SocketHolder(tls, socket));
    }

    /** Under TLS there may be something to read that is no answer: tickets for later sessions, for instance. */
    private boolean isAnsweredEarly(long sent, long next) throws IOException {
        if (sent / LOOKED_AT_EACH == (sent + next) / LOOKED_AT_EACH) {
            return false;
        }
        Socket socket = underTls == null ? plain : underTls;
        return socket != null
                && socket.getInputStream().available() > 0
                && (underTls == null || isDataAvailable(AT_ONCE));
    }

    /** Returns whether an answer is there to be read, although nothing can be sent any more. */
    boolean isAnswered() {
        try {
            return isDataAvailable(A_MOMENT);
        } catch (IOException gone) {
            return false;
        }
    }

    /**
     * Bounds how long the body may pause that comes now, unless it has come already.
     *
     * @param length -1 where it is not known
     */
    void boundBody(long length, Timeout silence) {
        if (length < 0 || length > parser.buffered()) {
            isBounded = true;
            setSocketTimeout(silence);
        }
    }

    /** An exchange bounds no more than its body, and begins without. */
    @Override
    public void activate() {}

    @Override
    public void passivate() {
        if (isBounded) {
            isBounded = false;
            setSocketTimeout(Timeout.DISABLED);
        }
    }

    @Override
    protected void onRequestSubmitted(ClassicHttpRequest request) {}

    @Override
    protected void onResponseReceived(ClassicHttpResponse response) {}
}
