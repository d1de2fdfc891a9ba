package dev.fairlead.profile;

/**
 * How a version of the API is asked for.
 *
 * @param header the request header that names it; answers that carry it say which version was used
 * @param pinned the version that the profile was written for and that clients send by default
 * @param documentedDefault what the provider does where the header is absent, in words
 */
public record Versioning(String header, String pinned, String documentedDefault) {}
