package dev.fairlead.generator.maven;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a client was generated from, as a hash beside the sources: as long as it is the same, they are up to date. */
final class InputsStamp {

    private static final String FILE = ".fairlead-inputs";
    private static final String MANIFEST = ".fairlead-generated";

    private final Path folder;
    private final String hash;

    private InputsStamp(Path folder, String hash) {
        this.folder = folder;
        this.hash = hash;
    }

    /**
     * Returns the stamp of these inputs.
     *
     * @param arguments of the generator; the first two may be files, which count as well
     * @param classPath of the generator, of which names, sizes and times of the files count
     */
    static InputsStamp of(Path folder, List<String> arguments, List<Path> classPath) throws IOException {
        MessageDigest digest = sha256();
        for (String argument : arguments) {
            digest.update((argument + "\n").getBytes(StandardCharsets.UTF_8));
        }
        for (String argument : arguments.subList(0, 2)) {
            Path input = argument.startsWith("bundled:") ? null : Path.of(argument);
            if (input != null && Files.isRegularFile(input)) {
                digest.update(seen(input).getBytes(StandardCharsets.UTF_8));
            }
        }
        for (Path entry : classPath) {
            for (Path file : files(entry)) {
                digest.update(seen(file).getBytes(StandardCharsets.UTF_8));
            }
        }
        return new InputsStamp(folder, HexFormat.of().formatHex(digest.digest()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    private static List<Path> files(Path entry) throws IOException {
        if (!Files.exists(entry)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(entry)) {
            return files.filter(Files::isRegularFile).sorted().collect(Collectors.toList());
        }
    }

    private static String seen(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return file + " " + attributes.size() + " "
                + attributes.lastModifiedTime().toMillis() + "\n";
    }

    /** Returns whether the sources are there, all of them, and were made from the same inputs. */
    boolean isUpToDate() throws IOException {
        Path stamp = folder.resolve(FILE);
        Path manifest = folder.resolve(MANIFEST);
        if (!Files.isRegularFile(stamp) || !Files.isRegularFile(manifest)) {
            return false;
        }
        return Files.readString(stamp).strip().equals(hash)
                && Files.readAllLines(manifest).stream().allMatch(file -> Files.isRegularFile(folder.resolve(file)));
    }

    /** Takes the stamp away, so that a run that fails is not taken for one that worked. */
    void forget() throws IOException {
        Files.deleteIfExists(folder.resolve(FILE));
    }

    /** Writes the stamp. */
    void save() throws IOException {
        Files.writeString(folder.resolve(FILE), hash + "\n");
    }
}
