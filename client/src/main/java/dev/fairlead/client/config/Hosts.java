package dev.fairlead.client.config;

import java.net.URI;
import java.util.Locale;

/** What can be said of an address without asking the network. */
final class Hosts {

    private Hosts() {}

    /** Returns the host in lower case; empty where there is none. */
    static String of(URI uri) {
        return uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
    }

    static boolean isLoopback(String host) {
        return host.equals("localhost")
                || host.endsWith(".localhost")
                || host.matches("127(\\.[0-9]{1,3}){3}")
                || host.equals("0.0.0.0")
                || host.equals("[::1]")
                || host.equals("::1");
    }

    static boolean isPlain(URI uri) {
        return "http".equalsIgnoreCase(uri.getScheme());
    }
}
