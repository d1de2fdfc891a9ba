package dev.fairlead.profile;

import java.time.Duration;

/**
 * How long to wait, by default.
 *
 * @param connect for a connection
 * @param attempt for one attempt, the body included
 * @param call for a call with all its attempts and waits
 */
public record Timeouts(Duration connect, Duration attempt, Duration call) {}
