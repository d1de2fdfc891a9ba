package dev.fairlead.profile;

import java.net.URI;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The facts about how one provider behaves, which a description does not tell.
 *
 * @param id short lower-case name, for instance {@code stripe}; its upper-case form begins the names of settings
 *     ({@code STRIPE_API_KEY})
 * @param name the provider's own spelling
 * @param documentation where the provider documents its API
 * @param asOf when the fact that was checked longest ago was checked
 * @param address where the API is
 * @param credentials the forms of the provider's keys; none where nothing is known of them
 * @param authentication how a key goes onto a request
 * @param versioning how a version of the API is asked for; null if it is not
 * @param wire how values are written on the wire
 * @param errors how the provider says that a request failed
 * @param retries what may be tried again, and when
 * @param rateLimits how much the provider lets through
 * @param idempotency how a repeated request is recognised; null if it is not
 * @param pagination the ways in which lists are cut into pages, most usual first
 * @param timeouts how long to wait
 * @param webhooks how the provider signs what it sends; null if it sends nothing
 * @param sensitiveFields names of body and query fields whose values must never be printed, lower case
 * @param preLaunch what to check before going live
 * @param evidence what the facts rest on, by section of the profile's text ({@code api}, {@code retries}, …), in its order
 */
public record Profile(
        String id,
        String name,
        URI documentation,
        LocalDate asOf,
        BaseUrl address,
        Credentials credentials,
        Authentication authentication,
        @Nullable Versioning versioning,
        Wire wire,
        Errors errors,
        Retries retries,
        RateLimits rateLimits,
        @Nullable Idempotency idempotency,
        List<Pagination> pagination,
        Timeouts timeouts,
        @Nullable Webhooks webhooks,
        List<String> sensitiveFields,
        List<PreLaunchCheck> preLaunch,
        Map<String, Evidence> evidence) {

    /** Copies the collections. */
    public Profile {
        pagination = List.copyOf(pagination);
        sensitiveFields = List.copyOf(sensitiveFields);
        preLaunch = List.copyOf(preLaunch);
        evidence = Collections.unmodifiableMap(new LinkedHashMap<>(evidence));
    }

    /** Creates a profile of an API that is in one place. */
    public Profile(
            String id,
            String name,
            URI documentation,
            LocalDate asOf,
            URI baseUrl,
            Credentials credentials,
            Authentication authentication,
            @Nullable Versioning versioning,
            Wire wire,
            Errors errors,
            Retries retries,
            RateLimits rateLimits,
            @Nullable Idempotency idempotency,
            List<Pagination> pagination,
            Timeouts timeouts,
            @Nullable Webhooks webhooks,
            List<String> sensitiveFields,
            List<PreLaunchCheck> preLaunch,
            Map<String, Evidence> evidence) {
        this(
                id,
                name,
                documentation,
                asOf,
                BaseUrl.of(baseUrl),
                credentials,
                authentication,
                versioning,
                wire,
                errors,
                retries,
                rateLimits,
                idempotency,
                pagination,
                timeouts,
                webhooks,
                sensitiveFields,
                preLaunch,
                evidence);
    }

    /**
     * Returns where the API is, without a trailing slash; where that differs by customer or region, with usual values or
     * examples.
     */
    public URI baseUrl() {
        return address.usual();
    }
}
