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
        ClassicHttpResponse response = head(request, connection, mark);
        if (MessageSupport.canResponseHaveBody(request.getMethod(), response)) {
            connection.receiveResponseEntity(response);
            if (response.getEntity() != null) {
                connection.boundBody(response.getEntity().getContentLength(), silence);
            }
        }
        return response;
    }

    private static ClassicHttpResponse head(OutgoingRequest request, QuietConnection connection, SendMark mark)
            throws IOException, HttpException {
        try {
            connection.sendRequestHeader(request);
            if (request.getEntity() != null) {
                connection.sendRequestEntity(request);
            }
            connection.flush();
        } catch (BodyEntity.SourceFailure unreadable) {
            throw unreadable;
        } catch (IOException unsendable) {
            return earlyHead(connection, mark, unsendable);
        }
        return finalHead(connection);
    }

    /**
     * Who does not want a body may answer before it has come and close the connection (RFC 9112 §9.5): the answer says more than
     * the connection that broke off.
     */
    private static ClassicHttpResponse earlyHead(QuietConnection connection, SendMark mark, IOException unsendable)
            throws IOException {
        try {
            ClassicHttpResponse early = finalHead(connection);
            mark.cutShort();
            return early;
        } catch (IOException | HttpException nothing) {
            unsendable.addSuppressed(nothing);
            throw unsendable;
        }
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
