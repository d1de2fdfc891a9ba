package dev.fairlead.description;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The descriptions that come with Fairlead, written in our own words from public documentation. */
public final class BundledDescriptions {

    private BundledDescriptions() {}

    /**
     * Reads a bundled description.
     *
     * @param id of the provider, for instance {@code stripe}
     * @throws DescriptionException if none is bundled for this provider
     */
    public static ApiDescription open(String id) {
        return DescriptionReader.read(bytes(id), id + ".yaml");
    }

    /**
     * Returns the text of a bundled description, YAML in UTF-8.
     *
     * @throws DescriptionException if none is bundled for this provider
     */
    public static byte[] bytes(String id) {
        String file = id + ".yaml";
        try (InputStream stream =
                id.matches("[a-z][a-z0-9-]*") ? BundledDescriptions.class.getResourceAsStream(file) : null) {
            if (stream == null) {
                throw new DescriptionException(
                        id, 0, "", "no description is bundled for this provider: give a file instead");
            }
            return stream.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the bundled description " + file + " cannot be read", unreadable);
        }
    }
}
