package dev.fairlead.sandbox.webhook;

import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;

/** One webhook to one target, perhaps waiting. Used by one thread at a time. */
final class Delivery implements Delayed {

    final WebhookMessage message;
    final Lanes lanes;
    final byte[] body;
    int attempts;
    private volatile long dueNanos;

    Delivery(WebhookMessage message, Lanes lanes, byte[] body) {
        this.message = message;
        this.lanes = lanes;
        this.body = body;
    }

    Delivery again() {
        return new Delivery(message, lanes, body);
    }

    Delivery after(long nanos) {
        dueNanos = System.nanoTime() + nanos;
        return this;
    }

    @Override
    public long getDelay(TimeUnit unit) {
        return unit.convert(dueNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    @Override
    public int compareTo(Delayed other) {
        return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
    }
}
