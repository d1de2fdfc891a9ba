package dev.fairlead.client.network;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How requests go over the network: connections, sizes, compression, TLS, proxy, and which addresses are called at all. Immutable.
 */
public final class TransportOptions {

    private static final TransportOptions DEFAULTS = new TransportOptions(new Draft());

    private final Draft values;

    private TransportOptions(Draft values) {
        this.values = values;
    }

    /** The values, which nobody changes once they are in an object. */
    private static final class Draft {
        private int maxConnections = 64;
        private long maxResponseBytes = 16L << 20;
        private Duration silence = Duration.ofSeconds(30);
        private Duration keptIdle = Duration.ofMinutes(1);
        private boolean compressedResponses = true;
        private boolean compressedRequests;
        private TlsOptions tls = TlsOptions.defaults();
        private @Nullable ProxyOptions proxy;
        private Set<String> allowedHosts = Set.of();
        private PrivateAddresses privateAddresses = PrivateAddresses.LIKE_BASE;

        private Draft copy() {
            Draft copy = new Draft();
            copy.maxConnections = maxConnections;
            copy.maxResponseBytes = maxResponseBytes;
            copy.silence = silence;
            copy.keptIdle = keptIdle;
            copy.compressedResponses = compressedResponses;
            copy.compressedRequests = compressedRequests;
            copy.tls = tls;
            copy.proxy = proxy;
            copy.allowedHosts = allowedHosts;
            copy.privateAddresses = privateAddresses;
            return copy;
        }
    }

    private TransportOptions with(Consumer<Draft> change) {
        Draft draft = values.copy();
        change.accept(draft);
        return new TransportOptions(draft);
    }

    /** Which private addresses (loopback, link-local, site-local and other special ranges) are connected to. */
    public enum PrivateAddresses {
        /** All: nothing is checked. */
        ALLOWED,
        /** The base address may be private. Hosts that come from elsewhere, as in a redirect, only if the base is. */
        LIKE_BASE,
        /** None, not even for the base address. */
        REFUSED
    }

    /** Returns the options that hold if nothing is set. */
    public static TransportOptions defaults() {
        return DEFAULTS;
    }

    /** Sets how many connections to one host there may be, at least 1; 64 if nothing is set. */
    public TransportOptions withMaxConnections(int connections) {
        int checked = (int) atLeastOne("maxConnections", connections);
        return with(draft -> draft.maxConnections = checked);
    }

    /** Sets the longest body of an answer in memory, in bytes and decoded, at least 1; 16 MiB if nothing is set. */
    public TransportOptions withMaxResponseBytes(long bytes) {
        long checked = atLeastOne("maxResponseBytes", bytes);
        return with(draft -> draft.maxResponseBytes = checked);
    }

    /** Sets how long a body may pause between two bytes before the attempt is cut off; 30 s if nothing is set. */
    public TransportOptions withSilence(Duration longest) {
        Duration checked = positive("silence", longest);
        return with(draft -> draft.silence = checked);
    }

    /** Sets how long a connection that nobody uses is kept open; 1 min if nothing is set. */
    public TransportOptions withKeptIdle(Duration longest) {
        Duration checked = positive("keptIdle", longest);
        return with(draft -> draft.keptIdle = checked);
    }

    /** Sets whether answers may come compressed, by gzip or deflate; true if nothing is set. */
    public TransportOptions withCompressedResponses(boolean accepted) {
        return with(draft -> draft.compressedResponses = accepted);
    }

    /**
     * Sets whether request bodies of 1 KiB and more are compressed by gzip; false if nothing is set. The provider's profile has to
     * say that it takes that.
     */
    public TransportOptions withCompressedRequests(boolean compressed) {
        return with(draft -> draft.compressedRequests = compressed);
    }

    /** Sets certificates. */
    public TransportOptions withTls(TlsOptions options) {
        return with(draft -> draft.tls = options);
    }

    /** Sets the proxy; none if nothing is set. */
    public TransportOptions withProxy(ProxyOptions options) {
        return with(draft -> draft.proxy = options);
    }

    /**
     * Sets the only hosts that are called, redirects included; any if nothing is set.
     *
     * @param hosts names or addresses without port; {@code *.example.com} stands for all below {@code example.com}
     */
    public TransportOptions withAllowedHosts(Set<String> hosts) {
        Set<String> lower = new TreeSet<>();
        for (String host : hosts) {
            if (host.isBlank() || host.indexOf('/') >= 0 || host.lastIndexOf('*') > 0) {
                throw new IllegalArgumentException(
                        "not the name of a host, nor one such as *.example.com: '" + host + "'");
            }
            lower.add(host.toLowerCase(Locale.ROOT));
        }
        return with(draft -> draft.allowedHosts = Set.copyOf(lower));
    }

    /** Sets which private addresses are connected to; {@link PrivateAddresses#LIKE_BASE} if nothing is set. */
    public TransportOptions withPrivateAddresses(PrivateAddresses which) {
        return with(draft -> draft.privateAddresses = which);
    }

    /** Returns how many connections to one host there may be. */
    public int maxConnections() {
        return values.maxConnections;
    }

    /** Returns the longest body of an answer in memory, in bytes. */
    public long maxResponseBytes() {
        return values.maxResponseBytes;
    }

    /** Returns how long a body may pause between two bytes. */
    public Duration silence() {
        return values.silence;
    }

    /** Returns how long a connection that nobody uses is kept open. */
    public Duration keptIdle() {
        return values.keptIdle;
    }

    /** Returns whether answers may come compressed. */
    public boolean compressedResponses() {
        return values.compressedResponses;
    }

    /** Returns whether request bodies are compressed. */
    public boolean compressedRequests() {
        return values.compressedRequests;
    }

    /** Returns the certificates. */
    public TlsOptions tls() {
        return values.tls;
    }

    /** Returns the proxy. */
    public Optional<ProxyOptions> proxy() {
        return Optional.ofNullable(values.proxy);
    }

    /** Returns the only hosts that are called, in lower case; empty for any. */
    public Set<String> allowedHosts() {
        return values.allowedHosts;
    }

    /** Returns which private addresses are connected to. */
    public PrivateAddresses privateAddresses() {
        return values.privateAddresses;
    }

    private static long atLeastOne(String name, long value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " is at least 1, not " + value);
        }
        return value;
    }

    private static Duration positive(String name, Duration duration) {
        if (!duration.isPositive()) {
            throw new IllegalArgumentException(name + " is positive, not " + duration);
        }
        return duration;
    }

    @Override
    public String toString() {
        return "TransportOptions[maxConnections=" + maxConnections() + ", maxResponseBytes=" + maxResponseBytes()
                + ", silence=" + silence() + ", keptIdle=" + keptIdle() + ", compressedResponses="
                + compressedResponses() + ", compressedRequests=" + compressedRequests() + ", tls=" + tls()
                + ", proxy=" + values.proxy + ", allowedHosts=" + allowedHosts() + ", privateAddresses="
                + privateAddresses() + "]";
    }
}
