package dev.fairlead.client.internal.transport;

import java.io.IOException;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.message.MessageSupport;
import org.apache.hc.core5.util.Timeout;

/** One request and the head of its answer on a connection (RFC 9112). */
final class Conversation {

    private static final int MOST_INTERIM = 100;

    private Conversation() {}

    /**
     * Sends a request. Notes the moment from which bytes may reach the provider: from then on nothing proves that it did not act.
     *
     * @param silence how long no byte of the body may come
     * @return with its body still to be read
     */
    static ClassicHttpResponse hold(OutgoingRequest request, QuietConnection connection, SendMark mark, Timeout silence)
            throws IOException, HttpException {
        mark.sending();
        connection.sendRequestHeader(request);
        if (request.getEntity() != null) {
            connection.sendRequestEntity(request);
        }
        connection.flush();
        ClassicHttpResponse response = finalHead(connection);
        if (MessageSupport.canResponseHaveBody(request.getMethod(), response)) {
            connection.receiveResponseEntity(response);
            if (response.getEntity() != null) {
                connection.boundBody(response.getEntity().getContentLength(), silence);
            }
        }
        return response;
    }

    /** Interim answers (RFC 9110 §15.2) say nothing that is of use here. */
    static ClassicHttpResponse finalHead(HttpClientConnection connection) throws IOException, HttpException {
        for (int i = 0; i < MOST_INTERIM; i++) {
            ClassicHttpResponse response = connection.receiveResponseHeader();
            if (response.getCode() >= 200 || response.getCode() == 101) {
                return response;
            }
        }
        throw new ProtocolException("more than " + MOST_INTERIM + " interim answers, and no final one");
    }
}
