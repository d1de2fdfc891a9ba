package dev.fairlead.client.internal.transport;

import dev.fairlead.client.http.Delivery;
import dev.fairlead.client.http.Download;
import dev.fairlead.client.http.HttpRequest;
import dev.fairlead.client.http.TransportResult;
import java.io.IOException;
import java.net.SocketTimeoutException;
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
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.util.Timeout;

/** One request and its answer. Runs on a virtual thread, once. */
final class ApacheExchange {

    /** The watchdog is the only clock: it cuts off whatever an exchange waits for, the pool included. */
    private static final RequestConfig CONFIG = RequestConfig.custom()
            .setConnectionRequestTimeout(Timeout.ofDays(3_650))
            .setAuthenticationEnabled(false)
            .setExpectContinueEnabled(false)
            .setProtocolUpgradeEnabled(false)
            .setRedirectsEnabled(false)
            .build();

    private final HttpRequest source;
    private final HttpUriRequestBase request;
    private final Duration timeout;
    private final TransportLimits limits;
    private final SendMark mark;

    /** What holds for every exchange. */
    record TransportLimits(long maxBytes, Duration silence, boolean unpacks) {}

    ApacheExchange(HttpRequest source, Duration timeout, TransportLimits limits) {
        this.source = source;
        this.timeout = timeout;
        this.limits = limits;
        this.request = new HttpUriRequestBase(source.method(), source.uri());
        this.mark = new SendMark(request.getRequestUri());
        request.setPath("/"); // Apache logs it; the executor puts the real one back
        source.headers().forEach(request::addHeader);
        request.removeHeaders("Accept-Encoding");
        if (limits.unpacks()) {
            request.addHeader("Accept-Encoding", ContentCoding.ACCEPTED);
        }
        if (source.body() != null) {
            request.setEntity(new BodyEntity(source.body()));
        }
        request.setConfig(CONFIG);
    }

    TransportResult run(CloseableHttpClient client, ScheduledExecutorService watchdog) throws InterruptedException {
        HttpClientContext context = HttpClientContext.create();
        context.setAttribute(SendMark.ATTRIBUTE, mark);
        ScheduledFuture<?> alarm = setAlarm(watchdog);
        boolean ended = false;
        try {
            ClassicHttpResponse response = client.executeOpen(RoutingSupport.determineHost(request), request, context);
            TransportResult result = read(response);
            ended = true;
            return result;
        } catch (IOException | HttpException | IllegalStateException failure) {
            return broken(failure);
        } finally {
            alarm.cancel(false);
            if (!ended) {
                request.cancel();
            }
        }
    }

    /** What is left of an answer that cannot be used is nobody's: its connection is closed, not read. */
    private TransportResult read(ClassicHttpResponse response) throws IOException {
        boolean whole = false;
        try {
            TransportResult result = new ResponseReader(response, limits.maxBytes()).read(source.download());
            whole = result instanceof TransportResult.Answered;
            return result;
        } finally {
            if (!whole) {
                request.cancel();
            }
            release(response);
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

    private TransportResult broken(Exception failure) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted during an exchange");
        }
        if (mark.hasTimedOut()) {
            return new TransportResult.TimedOut(mark.delivery());
        }
        String trouble = TlsTrouble.explain(failure, String.valueOf(source.uri().getHost()));
        if (trouble != null) {
            return new TransportResult.Broken(mark.delivery(), false, new IOException(trouble, failure));
        }
        if (failure instanceof SocketTimeoutException && mark.delivery() == Delivery.MAYBE_PROCESSED) {
            return new TransportResult.Broken(
                    mark.delivery(),
                    canBegin(),
                    new IOException(
                            "no byte of the body came for " + limits.silence().toMillis() + " ms", failure));
        }
        return new TransportResult.Broken(mark.delivery(), !isForGood(failure) && canBegin(), failure);
    }

    private boolean canBegin() {
        Download<?> download = source.download();
        return download == null || download.isRepeatable();
    }

    private static boolean isForGood(Exception failure) {
        return failure instanceof IllegalStateException
                || failure instanceof HttpException
                || failure instanceof BodyEntity.SourceFailure
                || failure instanceof AddressGuard.RefusedException
                || failure instanceof MarkingExecutor.ProxyRefusal;
    }
}
