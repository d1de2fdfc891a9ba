package dev.fairlead.client.internal.transport;

import dev.fairlead.client.network.ProxyOptions;
import dev.fairlead.client.network.TransportOptions;
import dev.fairlead.client.network.TransportOptions.PrivateAddresses;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps requests away from hosts and addresses that they have no business with (server-side request forgery). The addresses that
 * it passed are the ones that are connected to, so that a second look-up cannot answer differently. Thread-safe.
 */
final class AddressGuard {

    private final Set<String> allowed;
    private final PrivateAddresses policy;
    private final String baseHost;
    private final @Nullable ProxyOptions proxy;

    AddressGuard(TransportOptions options, URI base) {
        this.allowed = options.allowedHosts();
        this.policy = options.privateAddresses();
        this.baseHost = lower(base.getHost() == null ? "" : base.getHost());
        this.proxy = options.proxy().orElse(null);
    }

    /** An address that must not be called. */
    static final class RefusedException extends UnknownHostException {
        private static final long serialVersionUID = 1;

        RefusedException(String message) {
            super(message);
        }
    }

    /** Looks up the addresses of a host. */
    @FunctionalInterface
    interface LookUp {
        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    /**
     * Returns why a host must not be called, as far as its name tells; null if it may. What a proxy calls for us, it looks up
     * itself: there only an address in place of a name can be checked.
     */
    @Nullable
    String objection(String host, LookUp lookUp) {
        if (!allowed.isEmpty() && !isAllowed(lower(host))) {
            return "the host " + host + " is not one of the allowed hosts";
        }
        if (proxy == null || proxy.isDirect(host) || !GuardedResolver.isLiteral(lower(host))) {
            return null;
        }
        try {
            check(host, lookUp.addresses(lower(host)), lookUp);
            return null;
        } catch (UnknownHostException refused) {
            return refused.getMessage();
        }
    }

    private boolean isAllowed(String host) {
        if (allowed.contains(host)) {
            return true;
        }
        for (int dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', dot + 1)) {
            if (allowed.contains("*" + host.substring(dot))) {
                return true;
            }
        }
        return false;
    }

    /**
     * Checks the addresses of a host.
     *
     * @throws RefusedException if one of them is private and must not be called
     */
    InetAddress[] check(String host, InetAddress[] addresses, LookUp lookUp) throws UnknownHostException {
        if (policy == PrivateAddresses.ALLOWED) {
            return addresses;
        }
        boolean isProxy = proxy != null && lower(host).equals(lower(proxy.host()));
        if (isProxy || (policy == PrivateAddresses.LIKE_BASE && lower(host).equals(baseHost))) {
            return addresses;
        }
        for (InetAddress address : addresses) {
            if (SpecialAddresses.contains(address)) {
                if (policy == PrivateAddresses.LIKE_BASE && baseIsPrivate(lookUp)) {
                    return addresses;
                }
                throw new RefusedException("the host " + host + " has the private address "
                        + address.getHostAddress() + ", which is not called; if that is right, see"
                        + " withPrivateAddresses of the transport's options");
            }
        }
        return addresses;
    }

    private boolean baseIsPrivate(LookUp lookUp) throws UnknownHostException {
        if (baseHost.isEmpty()) {
            return false;
        }
        for (InetAddress address : lookUp.addresses(baseHost)) {
            if (SpecialAddresses.contains(address)) {
                return true;
            }
        }
        return false;
    }

    private static String lower(String host) {
        String bare = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        return bare.toLowerCase(Locale.ROOT);
    }
}
