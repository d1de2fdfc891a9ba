package dev.fairlead.profile;

/**
 * One thing to check before going live.
 *
 * @param id short name
 * @param text what to check
 */
public record PreLaunchCheck(String id, String text) {}
