package dev.fairlead.profile;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Loads profiles: the bundled ones and others like them. Keeps nothing: each call reads its text anew, which takes a few
 * milliseconds. Thread-safe.
 */
public final class Profiles {

    private static final long MAX_BYTES = 1 << 20;

    private Profiles() {}

    /** Returns the ids of the profiles that come with the product. */
    public static List<String> bundledIds() {
        return List.of("stripe");
    }

    /**
     * Returns a profile that comes with the product.
     *
     * @param id one of {@link #bundledIds()}
     * @throws ProfileException if there is none of this id; the message names the nearest one
     */
    public static Profile bundled(String id) {
        if (!bundledIds().contains(id)) {
            String known = String.join(", ", bundledIds());
            Optional<String> nearest = Spelling.nearest(id, bundledIds());
            throw new ProfileException(List.of("there is no bundled profile \"" + id + "\""
                    + nearest.map(name -> "; did you mean \"" + name + "\"?").orElse("; there are: " + known)));
        }
        String file = id + ".yaml";
        try (InputStream in = Profiles.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the bundled profile " + file + " is missing from the class path");
            }
            return parse(file, in.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the bundled profile " + file + " cannot be read", unreadable);
        }
    }

    /**
     * Reads a profile from a file.
     *
     * @param file YAML or JSON in UTF-8, at most 1 MiB
     * @throws ProfileException if the file cannot be read or is no valid profile, with everything that is wrong
     */
    public static Profile load(Path file) {
        String name = String.valueOf(file.getFileName());
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new ProfileException(List.of(file + ": is larger than the 1 MiB that a profile may have"));
            }
            return parse(name, Files.readAllBytes(file));
        } catch (NoSuchFileException missing) {
            throw new ProfileException(List.of(file + ": there is no such file"));
        } catch (IOException unreadable) {
            throw new ProfileException(List.of(file + ": cannot be read: " + unreadable.getMessage()));
        }
    }

    /**
     * Reads a profile from its text.
     *
     * @param name what messages call the text, usually a file name
     * @param text YAML or JSON in UTF-8, at most 1 MiB
     * @throws ProfileException if it is no valid profile, with everything that is wrong
     */
    public static Profile parse(String name, byte[] text) {
        return ProfileReader.read(name, text);
    }
}
