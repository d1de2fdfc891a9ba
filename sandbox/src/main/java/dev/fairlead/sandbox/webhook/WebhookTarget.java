package dev.fairlead.sandbox.webhook;

import java.net.URI;
import java.util.Set;

/**
 * Where webhooks go.
 *
 * @param id a name of its own, for instance the id of a webhook endpoint
 * @param url {@code http} or {@code https}
 * @param secret what its webhooks are signed with
 * @param types the types of event it wants; {@code *} is all of them
 */
public record WebhookTarget(String id, URI url, String secret, Set<String> types) {

    /** Copies the set and checks the address. */
    public WebhookTarget {
        types = Set.copyOf(types);
        String scheme = url.getScheme();
        if (url.getHost() == null || !("http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme))) {
            throw new IllegalArgumentException("a webhook goes to an http or https address, not " + url);
        }
    }

    /** Returns whether events of a type go here. */
    public boolean wants(String type) {
        return types.contains("*") || types.contains(type);
    }

    /** Returns this target without its secret. */
    @Override
    public String toString() {
        return "WebhookTarget[" + id + " " + url + " " + types + "]";
    }
}
