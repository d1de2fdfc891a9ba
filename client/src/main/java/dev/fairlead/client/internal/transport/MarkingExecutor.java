package dev.fairlead.client.internal.transport;

import java.io.IOException;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.protocol.HttpContext;

/**
 * Notes the moment from which bytes may reach the provider. Before it a connection is found or made, its TLS handshake included;
 * from it on nothing proves that the provider did not act.
 */
final class MarkingExecutor extends HttpRequestExecutor {

    @Override
    public ClassicHttpResponse execute(
            ClassicHttpRequest request,
            HttpClientConnection connection,
            HttpResponseInformationCallback information,
            HttpContext context)
            throws IOException, HttpException {
        if (context.getAttribute(SendMark.ATTRIBUTE) instanceof SendMark mark) {
            mark.sending();
        }
        return super.execute(request, connection, information, context);
    }
}
