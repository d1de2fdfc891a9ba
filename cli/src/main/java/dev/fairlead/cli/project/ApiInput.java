package dev.fairlead.cli.project;

import dev.fairlead.description.ApiDescription;
import dev.fairlead.description.BundledDescriptions;
import dev.fairlead.description.DescriptionReader;
import dev.fairlead.generator.profile.ProfileDraft;
import dev.fairlead.profile.Profile;
import dev.fairlead.profile.Profiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The two things that everything is made from.
 *
 * @param description as it was read
 * @param text of the description, as it was written
 * @param fileName under which it is pinned
 * @param origin where it is from, for people
 * @param profile of the provider
 * @param profileText of a profile that is no bundled one; null for a bundled one
 */
public record ApiInput(
        ApiDescription description,
        Text text,
        String fileName,
        String origin,
        Profile profile,
        @Nullable String profileText) {

    /** Bytes that are compared by what they are. */
    public record Text(String latin1) {

        static Text of(byte[] bytes) {
            return new Text(new String(bytes, StandardCharsets.ISO_8859_1));
        }

        byte[] bytes() {
            return latin1.getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    /**
     * Reads what was asked for.
     *
     * @param provider the id of a bundled one; null where a file describes the API
     * @param file the description; null for the bundled one of the provider
     * @param profileName the id of a bundled profile, or a file; null for the provider's, or else for a draft from the description
     */
    public static ApiInput of(@Nullable String provider, @Nullable Path file, @Nullable String profileName) {
        if (provider == null && file == null) {
            throw new ProjectException("name a provider (" + String.join(", ", Profiles.bundledIds())
                    + "), or a description with --description FILE");
        }
        if (file == null) {
            String id = String.valueOf(provider);
            Profile profile = Profiles.bundled(id);
            byte[] text = BundledDescriptions.bytes(id);
            return new ApiInput(
                    DescriptionReader.read(text, id + ".yaml"),
                    Text.of(text),
                    id + ".yaml",
                    "bundled with Fairlead, written from the provider's documentation",
                    profile,
                    null);
        }
        byte[] text = bytes(file);
        ApiDescription description = DescriptionReader.read(text, String.valueOf(file.getFileName()));
        String wanted = profileName == null ? provider : profileName;
        if (wanted == null) {
            String draft = ProfileDraft.of(description, ProfileDraft.idOf(description), null);
            Profile drafted = Profiles.parse("the drafted profile", draft.getBytes(StandardCharsets.UTF_8));
            return of(file, text, description, drafted, draft);
        }
        if (Profiles.isFile(wanted)) {
            Path own = Path.of(wanted);
            return of(
                    file, text, description, Profiles.load(own), new String(profileBytes(own), StandardCharsets.UTF_8));
        }
        return of(file, text, description, Profiles.bundled(wanted), null);
    }

    private static ApiInput of(
            Path file, byte[] text, ApiDescription description, Profile profile, @Nullable String profileText) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        String extension = name.endsWith(".json") || (text.length > 0 && text[0] == '{') ? ".json" : ".yaml";
        return new ApiInput(
                description,
                Text.of(text),
                profile.id() + extension,
                "the file " + file.getFileName(),
                profile,
                profileText);
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            // The reader says it better: which file, and what to do.
            DescriptionReader.read(file);
            throw new ProjectException(file + " cannot be read (" + unreadable.getMessage() + "): check the file");
        }
    }

    private static byte[] profileBytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new ProjectException(file + " cannot be read (" + unreadable.getMessage() + "): check the file");
        }
    }
}
