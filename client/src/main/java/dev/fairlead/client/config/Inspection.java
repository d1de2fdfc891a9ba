package dev.fairlead.client.config;

import java.util.List;

/**
 * What settings came to, usable or not. For people who look for the reason.
 *
 * @param settings every setting with its value, secrets masked, and where that came from
 * @param problems what keeps a client from being built, one sentence each; never with a value in it
 * @param warnings what is no error and yet probably wrong, one sentence each
 */
public record Inspection(List<EffectiveSetting> settings, List<String> problems, List<String> warnings) {

    /** Copies the lists. */
    public Inspection {
        settings = List.copyOf(settings);
        problems = List.copyOf(problems);
        warnings = List.copyOf(warnings);
    }
}
