package dev.fairlead.client.internal.transport;

import java.io.IOException;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.message.MessageSupport;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** One request and the head of its answer on a connection (RFC 9112). */
final class Conversation {

    private static final int MOST_INTERIM = 100;

    /** A server that does not know of the wish says nothing: then the body goes all the same (RFC 9110 §10.1.1). */
    private static final Timeout CONTINUE_WITHIN = Timeout.ofSeconds(1);

    private Conversation() {}

    /**
     * Sends a request. Notes the moment from which bytes may reach the provider: from then on nothing proves that it did not act. An
     * answer that comes before the body is sent to its end is the answer, whatever then becomes of the connection: a provider that
     * finds a body too large, or its sender unknown, says so and hangs up.
     *
     * @param silence how long no byte of the body may come
     * @return with its body still to be read
     */
    static ClassicHttpResponse hold(OutgoingRequest request, QuietConnection connection, SendMark mark, Timeout silence)
            throws IOException, HttpException {
        mark.sending();
        connection.sendRequestHeader(request);
        ClassicHttpResponse early = request.expectsContinue() ? beforeBody(connection) : null;
        if (early != null) {
            mark.cutShort();
        } else if (!sendBody(request, connection)) {
            mark.cutShort();
        }
        ClassicHttpResponse response = early == null ? answer(connection) : early;
        if (MessageSupport.canResponseHaveBody(request.getMethod(), response)) {
            connection.receiveResponseEntity(response);
            if (response.getEntity() != null) {
                connection.boundBody(response.getEntity().getContentLength(), silence);
            }
        }
        return response;
    }

    /** Returns what the provider answers to the head alone; null where the body is to be sent. */
    private static @Nullable ClassicHttpResponse beforeBody(QuietConnection connection)
            throws IOException, HttpException {
        connection.flush();
        for (int i = 0; i < MOST_INTERIM && connection.isDataAvailable(CONTINUE_WITHIN); i++) {
            ClassicHttpResponse response = connection.receiveResponseHeader();
            if (response.getCode() >= 200) {
                return response;
            }
            if (response.getCode() == 100) {
                return null;
            }
        }
        return null;
    }

    /** Returns whether the body was sent to its end; it is not where the answer has come already. */
    private static boolean sendBody(OutgoingRequest request, QuietConnection connection)
            throws IOException, HttpException {
        try {
            if (request.getEntity() != null) {
                connection.sendRequestEntity(request);
            }
            if (!connection.isConsistent()) {
                return false;
            }
            connection.flush();
            return true;
        } catch (BodyEntity.SourceFailure unreadable) {
            throw unreadable;
        } catch (IOException hungUp) {
            if (connection.isAnswered()) {
                return false;
            }
            throw hungUp;
        }
    }

    /**
     * Lets others go first: with many calls under way the answer has come when it is this one's turn again, and it is read
     * without waiting for the socket, which costs more than the reading.
     */
    @SuppressWarnings("ThreadPriorityCheck") // nothing depends on who goes first
    private static ClassicHttpResponse answer(QuietConnection connection) throws IOException, HttpException {
        Thread.yield();
        return finalHead(connection);
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
