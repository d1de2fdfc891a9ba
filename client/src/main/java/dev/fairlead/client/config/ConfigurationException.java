package dev.fairlead.client.config;

import java.io.Serial;
import java.util.List;

/** Thrown where settings are missing or wrong; it lists every problem, one line each, and no value. */
public final class ConfigurationException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // an unmodifiable list of strings, which is serialisable
    private final List<String> problems;

    /**
     * Creates the exception.
     *
     * @param problems at least one; each says what is wrong, where, and what to do
     */
    public ConfigurationException(List<String> problems) {
        super(problems.size() == 1 ? problems.getFirst() : "\n  - " + String.join("\n  - ", problems));
        this.problems = List.copyOf(problems);
    }

    /** Returns every problem, in the order of the settings. */
    public List<String> problems() {
        return problems;
    }
}
