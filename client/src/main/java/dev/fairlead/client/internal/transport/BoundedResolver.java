package dev.fairlead.client.internal.transport;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.DnsResolver;

/** Looks up hosts on a thread of its own: the system's look-up can be neither bounded nor interrupted, but it can be left alone. */
final class BoundedResolver implements DnsResolver {

    private final Duration timeout;

    BoundedResolver(Duration timeout) {
        this.timeout = timeout;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        FutureTask<InetAddress[]> lookUp = new FutureTask<>(() -> InetAddress.getAllByName(host));
        Thread.ofVirtual().name("fairlead-resolve-" + host).start(lookUp);
        try {
            return lookUp.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
            throw new UnknownHostException("looking up " + host + " was interrupted");
        } catch (TimeoutException late) {
            throw new UnknownHostException(
                    "the address of " + host + " was not found within " + timeout.toMillis() + " ms");
        } catch (ExecutionException failed) {
            UnknownHostException unknown = new UnknownHostException(
                    "there is no address for the host " + host + "; check the name and the network");
            unknown.initCause(failed.getCause());
            throw unknown;
        }
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
