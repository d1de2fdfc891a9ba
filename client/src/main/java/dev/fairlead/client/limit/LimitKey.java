package dev.fairlead.client.limit;

/**
 * Names what shares the permits of one limit.
 *
 * @param limit the limit's id in the profile, for instance {@code account-live}
 * @param value what calls have in common that share it: the values of the limit's key (tenant, operation, method, …), joined;
 *     empty where all calls share it. May hold names of tenants: not for logs and tags
 */
public record LimitKey(String limit, String value) {}
