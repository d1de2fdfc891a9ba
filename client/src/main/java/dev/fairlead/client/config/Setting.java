package dev.fairlead.client.config;

/**
 * One thing that can be set from outside.
 *
 * @param name of the environment variable, for instance {@code STRIPE_API_KEY}
 * @param meaning one sentence
 * @param defaultValue what holds where it is not set, in words; empty where nothing does
 * @param example a made-up value
 * @param secret whether values must never be printed
 */
public record Setting(String name, String meaning, String defaultValue, String example, boolean secret) {}
