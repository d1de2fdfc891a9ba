package dev.fairlead.demo;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What the demo is asked for.
 *
 * @param description the description that the sandbox serves; null for the bundled one
 * @param data the folder for inbox, orders and log
 * @param port the console's port; 0 for any that is free
 * @param seed what data and faults are made from
 */
public record DemoOptions(@Nullable Path description, Path data, int port, long seed) {}
