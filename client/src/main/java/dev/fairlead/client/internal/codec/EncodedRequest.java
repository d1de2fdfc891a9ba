package dev.fairlead.client.internal.codec;

import dev.fairlead.client.http.Headers;
import dev.fairlead.client.http.RequestBody;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a request that come from its parameters.
 *
 * @param path encoded, begins with a slash
 * @param query encoded, without the question mark; empty for none
 * @param headers from parameters that go into headers
 * @param body null for none
 */
public record EncodedRequest(
        String path,
        String query,
        Headers headers,
        @Nullable RequestBody body) {

    /** Returns path and query as they stand in a request line. */
    public String target() {
        return query.isEmpty() ? path : path + "?" + query;
    }

    /** Returns the path, but not the query, which may hold sensitive values. */
    @Override
    public String toString() {
        return path + (query.isEmpty() ? "" : "?…") + (body == null ? "" : " (" + body + ")");
    }
}
