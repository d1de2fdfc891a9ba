package dev.fairlead.cli.project;

import dev.fairlead.json.Json;
import dev.fairlead.json.JsonException;
import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonString;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder of a project. A manifest in it has the checksum of each file as it was written, so that a later run renews what
 * nobody has touched and leaves what people have edited or taken away. Not for use by several threads or processes at once.
 */
public final class ProjectFolder {

    private static final String MANIFEST = ".fairlead/project.json";

    private static final Pattern OPERATIONS = Pattern.compile("<operations>([^<]*)</operations>");

    private final Path root;
    private final JsonObject manifest;
    private final Map<String, String> written = new TreeMap<>();

    private ProjectFolder(Path root, JsonObject manifest) {
        this.root = root;
        this.manifest = manifest;
        JsonObject files = manifest.object("files");
        if (files != null) {
            files.forEach((path, checksum) -> {
                if (checksum instanceof JsonString text) {
                    written.put(path, text.value());
                }
            });
        }
    }

    /**
     * Looks at a folder, which need not be there.
     *
     * @throws ProjectException if something else is in it
     */
    public static ProjectFolder at(Path folder) {
        try {
            Path manifest = folder.resolve(MANIFEST);
            if (Files.isRegularFile(manifest, LinkOption.NOFOLLOW_LINKS)) {
                return new ProjectFolder(folder, Json.parseObject(Files.readAllBytes(manifest)));
            }
            if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS) && !isEmpty(folder)) {
                throw new ProjectException(
                        folder + " is there, is not empty, and is no project of fairlead new (it has no " + MANIFEST
                                + "): choose another folder with --out");
            }
            return new ProjectFolder(folder, JsonObject.empty());
        } catch (JsonException damaged) {
            throw new ProjectException(
                    folder + "/" + MANIFEST + " is damaged (" + damaged.getMessage() + "): take it back from git");
        } catch (IOException unreadable) {
            throw new ProjectException(folder + " cannot be read (" + unreadable + "): check the folder");
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }

    /** Returns whether a project was written here before. */
    public boolean isOurs() {
        return !manifest.isEmpty();
    }

    /** Returns something that an earlier run wrote down. */
    public Optional<String> fact(String name) {
        return manifest.text(name);
    }

    /** Returns the choice of operations that the build of the project has; empty for all. */
    public Optional<String> operations() {
        Matcher matcher = OPERATIONS.matcher(read("pom.xml")
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElse(""));
        return Optional.of(
                matcher.find()
                        ? matcher.group(1)
                                .replace("&lt;", "<")
                                .replace("&gt;", ">")
                                .replace("&amp;", "&")
                        : "");
    }

    /** Lets a build that people have edited, and that was left for that, use another version of Fairlead; no more is changed. */
    public void renewVersion(String version) {
        Optional<byte[]> pom = read("pom.xml");
        String before = fact("fairlead").orElse("");
        if (pom.isEmpty() || before.isEmpty()) {
            return;
        }
        String text = new String(pom.get(), StandardCharsets.UTF_8);
        String renewed = text.replace("<fairlead.version>" + before + "</", "<fairlead.version>" + version + "</");
        try {
            if (!renewed.equals(text)) {
                Files.writeString(root.resolve("pom.xml"), renewed);
            }
        } catch (IOException unwritable) {
            throw new ProjectException(root + "/pom.xml cannot be written (" + unwritable + "): check the file");
        }
    }

    /**
     * Returns what the project is about, as it says itself.
     *
     * @param profileName in place of its own; null for its own
     */
    public ApiInput input(@Nullable String profileName) {
        String description = fact("description")
                .orElseThrow(() -> new ProjectException(root
                        + " does not say what it is about: name the provider, or a description with --description"));
        Path own = root.resolve(fact("profile").orElse(""));
        String profile = profileName != null ? profileName : fact("bundled").orElse(own.toString());
        boolean bundled = fact("origin").orElse("").startsWith("bundled") && profileName == null;
        return bundled ? ApiInput.of(profile, null, null) : ApiInput.of(null, root.resolve(description), profile);
    }

    /** Returns a file's content, if it is there. */
    public Optional<byte[]> read(String path) {
        Path file = root.resolve(path);
        try {
            return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
        } catch (IOException unreadable) {
            throw new ProjectException(file + " cannot be read (" + unreadable + "): check the file");
        }
    }

    /**
     * Says what a run does with each file, and does it.
     *
     * @param files by path
     * @param facts what a later run must know
     * @param forReal whether anything is written
     */
    public Changes write(Map<String, byte[]> files, Map<String, String> facts, boolean forReal) {
        try {
            return new Run(files, forReal).run(facts);
        } catch (IOException unwritable) {
            throw new ProjectException(root + " cannot be written (" + unwritable + "): check the folder");
        }
    }

    /**
     * What a run does.
     *
     * @param added written for the first time
     * @param renewed written again, with other content
     * @param removed no longer part of a project, and taken away
     * @param kept edited or taken away by people, and left so although the content would be another
     * @param same as they were
     */
    public record Changes(
            List<String> added, List<String> renewed, List<String> removed, List<String> kept, List<String> same) {

        /** Copies the lists. */
        public Changes {
            added = List.copyOf(added);
            renewed = List.copyOf(renewed);
            removed = List.copyOf(removed);
            kept = List.copyOf(kept);
            same = List.copyOf(same);
        }
    }

    private final class Run {

        private final Map<String, byte[]> files;
        private final boolean forReal;
        private final Map<String, String> now = new TreeMap<>();
        private final List<String> added = new ArrayList<>();
        private final List<String> renewed = new ArrayList<>();
        private final List<String> removed = new ArrayList<>();
        private final List<String> kept = new ArrayList<>();
        private final List<String> same = new ArrayList<>();

        Run(Map<String, byte[]> files, boolean forReal) {
            this.files = files;
            this.forReal = forReal;
        }

        Changes run(Map<String, String> facts) throws IOException {
            if (forReal) {
                Files.createDirectories(root);
            }
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                one(file.getKey(), file.getValue());
            }
            for (Map.Entry<String, String> old : written.entrySet()) {
                if (!files.containsKey(old.getKey())) {
                    gone(old.getKey(), old.getValue());
                }
            }
            if (forReal) {
                JsonObject.Builder next = JsonObject.builder();
                facts.forEach(next::put);
                put(MANIFEST, (next.put("files", now).build().toPrettyJson() + "\n").getBytes(StandardCharsets.UTF_8));
            }
            return new Changes(added, renewed, removed, kept, same);
        }

        private void one(String path, byte[] content) throws IOException {
            String before = written.get(path);
            Optional<byte[]> there = read(path);
            String wanted = Digests.sha256(content);
            String found = there.map(Digests::sha256).orElse("");
            if (found.equals(wanted)) {
                same.add(path);
                now.put(path, wanted);
            } else if (before == null && there.isEmpty()) {
                added.add(path);
                put(path, content);
                now.put(path, wanted);
            } else if (found.equals(before)) {
                renewed.add(path);
                put(path, content);
                now.put(path, wanted);
            } else {
                now.put(path, before == null ? "" : before);
                if (!wanted.equals(before)) {
                    kept.add(path);
                }
            }
        }

        private void gone(String path, String before) throws IOException {
            Optional<byte[]> there = isSafe(path) ? read(path) : Optional.empty();
            if (there.isEmpty()) {
                return;
            }
            if (!Digests.sha256(there.get()).equals(before)) {
                kept.add(path);
                return;
            }
            removed.add(path);
            if (forReal) {
                Path file = root.resolve(path);
                inside(file);
                Files.delete(file);
                removeEmptyFolders(file.getParent());
            }
        }

        private void put(String path, byte[] content) throws IOException {
            if (!forReal) {
                return;
            }
            Path file = root.resolve(path);
            Path folder = file.getParent();
            Files.createDirectories(folder == null ? root : folder);
            inside(file);
            Files.deleteIfExists(file);
            Files.write(file, content);
        }
    }

    /** The manifest is a file like any other: what it names is checked as if it came from a stranger. */
    private static boolean isSafe(String path) {
        return Stream.of(path.split("/", -1))
                .allMatch(part -> part.matches("\\.?[A-Za-z0-9_$-]+(\\.[A-Za-z0-9_$-]+)*"));
    }

    private void inside(Path file) throws IOException {
        Path folder = file.getParent();
        if (folder == null || !folder.toRealPath().startsWith(root.toRealPath())) {
            throw new IOException(file + " is behind a link that leads out of the project");
        }
    }

    private void removeEmptyFolders(@Nullable Path folder) throws IOException {
        Path current = folder;
        while (current != null && !current.equals(root) && current.startsWith(root)) {
            try {
                Files.delete(current);
            } catch (DirectoryNotEmptyException inUse) {
                return;
            }
            current = current.getParent();
        }
    }
}
