package dev.fairlead.client.internal.pipeline;

import dev.fairlead.client.http.Transport;
import dev.fairlead.client.time.TimeSource;
import java.time.Duration;

/** The end of the pipeline: sends the request, measures, and has the result read. */
public final class TransportLink implements Policy.Next {

    private final Transport transport;
    private final Classifier classifier;
    private final TimeSource time;

    /** Creates the link. */
    public TransportLink(Transport transport, Classifier classifier, TimeSource time) {
        this.transport = transport;
        this.classifier = classifier;
        this.time = time;
    }

    @Override
    public Outcome proceed(Exchange exchange) throws InterruptedException {
        Progress progress = exchange.call().progress();
        progress.sending();
        long start = time.nanoTime();
        try {
            return classifier.classify(transport.send(exchange.request(), exchange.timeout()), exchange.timeout());
        } finally {
            progress.sentFor(Duration.ofNanos(time.nanoTime() - start));
        }
    }
}
