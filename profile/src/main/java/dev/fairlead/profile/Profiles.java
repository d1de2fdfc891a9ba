package dev.fairlead.profile;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
        return List.of(
                "auth0",
                "aws",
                "azure",
                "datadog",
                "google",
                "google-analytics",
                "hubspot",
                "paypal",
                "salesforce",
                "sendgrid",
                "stripe",
                "twilio");
    }

    /**
     * Returns a profile that comes with the product.
     *
     * @param id one of {@link #bundledIds()}
     * @throws ProfileException if there is none of this id; the message names the nearest one
     */
    public static Profile bundled(String id) {
        checkBundled(id);
        return resource(Profiles.class, id + ".yaml");
    }

    /**
     * Returns the text of a profile that comes with the product, to begin one of your own with.
     *
     * @param id one of {@link #bundledIds()}
     * @throws ProfileException if there is none of this id; the message names the nearest one
     */
    public static String bundledText(String id) {
        checkBundled(id);
        return new String(bytes(Profiles.class, id + ".yaml"), StandardCharsets.UTF_8);
    }

    private static void checkBundled(String id) {
        if (!bundledIds().contains(id)) {
            String known = String.join(", ", bundledIds());
            Optional<String> nearest = Spelling.nearest(id, bundledIds());
            throw new ProfileException(List.of("there is no bundled profile \"" + id + "\""
                    + nearest.map(name -> "; did you mean \"" + name + "\"?").orElse("; there are: " + known)));
        }
    }

    /**
     * Reads a profile that lies beside a class on the class path, as that of a generated client does.
     *
     * @param place the class that it lies beside
     * @param name the file's name, for instance {@code acme.yaml}; YAML or JSON in UTF-8, at most 1 MiB
     * @throws ProfileException if it is not there or is no valid profile, with everything that is wrong
     */
    public static Profile resource(Class<?> place, String name) {
        return parse(name, bytes(place, name));
    }

    private static byte[] bytes(Class<?> place, String name) {
        try (InputStream in = place.getResourceAsStream(name)) {
            if (in == null) {
                throw new ProfileException(List.of(name + ": is not on the class path beside " + place.getName()
                        + "; it belongs into src/main/resources/"
                        + place.getPackageName().replace('.', '/')));
            }
            byte[] text = in.readNBytes((int) MAX_BYTES + 1);
            if (text.length > MAX_BYTES) {
                throw tooLarge(name);
            }
            return text;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the profile " + name + " cannot be read from the class path", unreadable);
        }
    }

    /** Returns whether a text names a file and no bundled profile: it has a slash or ends in .yaml, .yml or .json. */
    public static boolean isFile(String text) {
        return text.indexOf('/') >= 0 || text.indexOf('\\') >= 0 || text.matches(".*\\.(yaml|yml|json)");
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
                throw tooLarge(file.toString());
            }
            return parse(name, Files.readAllBytes(file));
        } catch (NoSuchFileException missing) {
            throw new ProfileException(List.of(file + ": there is no such file"));
        } catch (IOException unreadable) {
            throw new ProfileException(List.of(file + ": cannot be read: " + unreadable.getMessage()));
        }
    }

    private static ProfileException tooLarge(String name) {
        return new ProfileException(List.of(name + ": is larger than the 1 MiB that a profile may have"));
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
