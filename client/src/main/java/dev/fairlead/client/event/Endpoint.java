package dev.fairlead.client.event;

/**
 * What an attempt asks for, and where. Every part has few different values, so that it can be a tag of a metric.
 *
 * @param method the HTTP method
 * @param scheme {@code https} or {@code http}
 * @param host the name or address of the host, without the port
 * @param port the port, the scheme's own where the address has none
 * @param pathTemplate the path with its variables in braces
 */
public record Endpoint(String method, String scheme, String host, int port, String pathTemplate) {}
