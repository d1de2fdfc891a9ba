package dev.fairlead.client.config;

/**
 * What a setting came to.
 *
 * @param name of the environment variable
 * @param value as text, a secret masked; empty where there is none, and where it was set to what cannot be used
 * @param origin where it came from: {@code code}, {@code environment}, {@code .env line 3} or {@code default}
 */
public record EffectiveSetting(String name, String value, String origin) {}
