package dev.fairlead.client.network;

import dev.fairlead.profile.Secret;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP proxy. Requests to https addresses go through a tunnel ({@code CONNECT}, RFC 9110 §9.3.6), so that the proxy sees host
 * and port only. Its credentials go to the proxy and to nobody else. Immutable.
 */
public final class ProxyOptions {

    private static final String WHAT_IT_IS = "http://[user:password@]host:port";

    private final String host;
    private final int port;
    private final @Nullable String user;
    private final @Nullable Secret password;
    private final List<String> directHosts;

    private ProxyOptions(
            String host, int port, @Nullable String user, @Nullable Secret password, List<String> directHosts) {
        this.host = host;
        this.port = port;
        this.user = user;
        this.password = password;
        this.directHosts = directHosts;
    }

    /**
     * Returns a proxy for all hosts, without credentials.
     *
     * @param port from 1 to 65535
     */
    public static ProxyOptions of(String host, int port) {
        if (host.isBlank() || port < 1 || port > 65_535) {
            throw new IllegalArgumentException("not a proxy: host '" + host + "', port " + port);
        }
        return new ProxyOptions(host, port, null, null, List.of());
    }

    /**
     * Returns the proxy that the usual variables name: {@code HTTPS_PROXY}, or else {@code HTTP_PROXY}, or else {@code ALL_PROXY}, each
     * also in lower case, and the exceptions in {@code NO_PROXY}. Empty where there is none.
     *
     * @param variables for instance {@link System#getenv()}
     * @throws IllegalArgumentException if a variable holds no http address; the message leaves its value out
     */
    public static Optional<ProxyOptions> from(Map<String, String> variables) {
        for (String name : List.of("HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY")) {
            Optional<String> value = value(variables, name);
            if (value.isPresent()) {
                return Optional.of(parse(name, value.get())
                        .withDirectHosts(value(variables, "NO_PROXY")
                                .map(hosts -> List.of(hosts.split("[,\\s]+")))
                                .orElse(List.of())));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> value(Map<String, String> variables, String name) {
        return Optional.ofNullable(variables.getOrDefault(name, variables.get(name.toLowerCase(Locale.ROOT))))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    private static ProxyOptions parse(String name, String text) {
        try {
            URI uri = new URI(text.contains("://") ? text : "http://" + text);
            if (!"http".equalsIgnoreCase(uri.getScheme()) || uri.getHost() == null) {
                throw new IllegalArgumentException(name + " is " + WHAT_IT_IS);
            }
            ProxyOptions proxy = of(uri.getHost(), uri.getPort() < 0 ? 80 : uri.getPort());
            String userInfo = uri.getRawUserInfo();
            if (userInfo == null) {
                return proxy;
            }
            int colon = userInfo.indexOf(':');
            return colon < 0
                    ? proxy.withCredentials(decoded(userInfo), null)
                    : proxy.withCredentials(
                            decoded(userInfo.substring(0, colon)), Secret.of(decoded(userInfo.substring(colon + 1))));
        } catch (java.net.URISyntaxException malformed) {
            // The cause would print the password.
            throw new IllegalArgumentException(name + " is no address: it is " + WHAT_IT_IS);
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** Sets what the proxy wants to know about us, as HTTP Basic (RFC 7617). */
    public ProxyOptions withCredentials(String userName, @Nullable Secret secret) {
        if (userName.indexOf(':') >= 0) {
            throw new IllegalArgumentException("a user name for a proxy has no colon");
        }
        return new ProxyOptions(host, port, userName, secret, directHosts);
    }

    /**
     * Sets the hosts that are called without the proxy.
     *
     * @param hosts names, each for itself and all names below it; a leading {@code .} or {@code *.} says the same;
     *     {@code *} is all
     */
    public ProxyOptions withDirectHosts(List<String> hosts) {
        return new ProxyOptions(
                host,
                port,
                user,
                password,
                hosts.stream()
                        .map(name -> name.strip().toLowerCase(Locale.ROOT))
                        .map(name -> name.startsWith("*.") ? name.substring(2) : name)
                        .map(name -> name.startsWith(".") ? name.substring(1) : name)
                        .filter(name -> !name.isEmpty())
                        .toList());
    }

    /** Returns the proxy's host. */
    public String host() {
        return host;
    }

    /** Returns the proxy's port. */
    public int port() {
        return port;
    }

    /** Returns the user name. */
    public Optional<String> user() {
        return Optional.ofNullable(user);
    }

    /** Returns the password. */
    public Optional<Secret> password() {
        return Optional.ofNullable(password);
    }

    /** Returns the hosts that are called without the proxy, each for itself and all names below it. */
    public List<String> directHosts() {
        return directHosts;
    }

    /** Returns whether a host is called without the proxy. */
    public boolean isDirect(String target) {
        String lower = target.toLowerCase(Locale.ROOT);
        for (String direct : directHosts) {
            if (direct.equals("*") || lower.equals(direct) || lower.endsWith("." + direct)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return "http://" + (user == null ? "" : "****@") + host + ":" + port
                + (directHosts.isEmpty() ? "" : " but for " + String.join(", ", directHosts));
    }
}
