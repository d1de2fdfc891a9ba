package dev.fairlead.client.internal.transport;

import dev.fairlead.client.http.Delivery;
import dev.fairlead.client.http.Headers;
import dev.fairlead.client.http.HttpRequest;
import dev.fairlead.client.http.HttpResponse;
import dev.fairlead.client.http.TransportResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.routing.RoutingSupport;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** One request and its answer. Runs on a virtual thread, once. */
final class ApacheExchange {

    private static final int CHUNK = 16 * 1024;

    private final HttpUriRequestBase request;
    private final Duration timeout;
    private final long maxBytes;
    private final SendMark mark = new SendMark();

    ApacheExchange(HttpRequest source, Duration timeout, long maxBytes) {
        this.timeout = timeout;
        this.maxBytes = maxBytes;
        this.request = new HttpUriRequestBase(source.method(), source.uri());
        source.headers().forEach(request::addHeader);
        if (source.body() != null) {
            request.setEntity(new BodyEntity(source.body()));
        }
        request.setConfig(RequestConfig.custom()
                .setConnectionRequestTimeout(Timeout.of(timeout))
                .setAuthenticationEnabled(false)
                .setExpectContinueEnabled(false)
                .setProtocolUpgradeEnabled(false)
                .setRedirectsEnabled(false)
                .build());
    }

    TransportResult run(CloseableHttpClient client, ScheduledExecutorService watchdog) throws InterruptedException {
        HttpClientContext context = HttpClientContext.create();
        context.setAttribute(SendMark.ATTRIBUTE, mark);
        ScheduledFuture<?> alarm = setAlarm(watchdog);
        try {
            ClassicHttpResponse response = client.executeOpen(RoutingSupport.determineHost(request), request, context);
            try {
                return read(response);
            } finally {
                release(response);
            }
        } catch (IOException | HttpException | IllegalStateException failure) {
            request.cancel();
            return broken(failure);
        } finally {
            alarm.cancel(false);
        }
    }

    /** What goes wrong in closing changes nothing about what was read. */
    private void release(ClassicHttpResponse response) {
        try {
            response.close();
        } catch (IOException ignored) {
            request.cancel();
        }
    }

    private ScheduledFuture<?> setAlarm(ScheduledExecutorService watchdog) {
        try {
            return watchdog.schedule(this::cutOff, timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException closed) {
            throw new IllegalStateException("the client is closed", closed);
        }
    }

    /** Closing a socket may block, and the watchdog has others to look after. */
    private void cutOff() {
        mark.timedOut();
        Thread.ofVirtual().name("fairlead-cut-off").start(request::cancel);
    }

    private TransportResult read(ClassicHttpResponse response) throws IOException {
        HttpEntity entity = response.getEntity();
        byte[] body = new byte[0];
        if (entity != null) {
            if (entity.getContentLength() > maxBytes) {
                return tooLarge();
            }
            byte[] read = readBounded(entity.getContent());
            if (read == null) {
                return tooLarge();
            }
            body = read;
        }
        Headers.Builder headers = Headers.builder();
        for (Header header : response.getHeaders()) {
            headers.add(header.getName(), String.valueOf(header.getValue()));
        }
        return new TransportResult.Answered(HttpResponse.of(response.getCode(), headers.build(), body));
    }

    private byte @Nullable [] readBounded(InputStream content) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK];
        for (int count = content.read(chunk); count >= 0; count = content.read(chunk)) {
            if (body.size() + (long) count > maxBytes) {
                return null;
            }
            body.write(chunk, 0, count);
        }
        return body.toByteArray();
    }

    /** What is left on the connection is nobody's: it is closed, not read. */
    private TransportResult tooLarge() {
        request.cancel();
        return new TransportResult.Broken(
                Delivery.ANSWERED,
                false,
                new IOException("its body is longer than " + maxBytes + " bytes; raise the client's maxResponseBytes"
                        + " if that is right"));
    }

    private TransportResult broken(Exception failure) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted during an exchange");
        }
        if (mark.hasTimedOut() || failure instanceof ConnectionRequestTimeoutException) {
            return new TransportResult.TimedOut(mark.delivery());
        }
        return new TransportResult.Broken(mark.delivery(), !isForGood(failure), failure);
    }

    /** A certificate that is not trusted now will not be in a second. */
    private static boolean isForGood(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof GeneralSecurityException) {
                return true;
            }
        }
        return failure instanceof IllegalStateException || failure instanceof HttpException;
    }
}
