package dev.fairlead.client.internal.transport;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Looks up hosts on a thread of its own: the system's look-up can be neither bounded nor interrupted, but it can be left alone.
 * On a platform thread, because it is native code, which would hold a carrier. What it returns is what is connected to, and has
 * passed the guard.
 */
final class GuardedResolver implements DnsResolver {

    private final Duration timeout;
    private final AddressGuard guard;

    GuardedResolver(Duration timeout, AddressGuard guard) {
        this.timeout = timeout;
        this.guard = guard;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        return guard.check(host, lookUp(host), this::lookUp);
    }

    InetAddress[] lookUp(String host) throws UnknownHostException {
        FutureTask<InetAddress[]> lookUp = new FutureTask<>(() -> InetAddress.getAllByName(host));
        if (isLiteral(host)) {
            lookUp.run(); // nobody is asked
        } else {
            Thread.ofPlatform().daemon().name("fairlead-resolve-" + host).start(lookUp);
        }
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

    /** Returns whether a host is an address rather than a name. */
    static boolean isLiteral(String host) {
        if (host.indexOf(':') >= 0) {
            return true;
        }
        for (int i = 0; i < host.length(); i++) {
            if (host.charAt(i) != '.' && !Character.isDigit(host.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
