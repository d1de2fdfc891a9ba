package dev.fairlead.profile;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;

/**
 * What the facts of one section of a profile rest on.
 *
 * @param asOf when the facts were last checked
 * @param sources where they were found, at least one
 */
public record Evidence(LocalDate asOf, List<Source> sources) {

    /** Copies the list. */
    public Evidence {
        sources = List.copyOf(sources);
    }

    /**
     * One place where facts were found.
     *
     * @param url its address, always {@code https}
     * @param says what it says, in our words; also what we chose ourselves, and why
     */
    public record Source(URI url, String says) {}
}
