package dev.fairlead.sandbox.fault;

import org.jspecify.annotations.Nullable;

/**
 * What a fault plan sees of a request.
 *
 * @param method for instance {@code POST}
 * @param path without query, for instance {@code /v1/customers}
 * @param idempotencyKey the key it carries, or null
 */
public record ProviderRequest(
        String method, String path, @Nullable String idempotencyKey) {}
