package dev.fairlead.generator.output;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A folder of generated files. A manifest in it names the files that were written, so that the next run takes away those
 * that are no longer generated, and touches no file that it did not write. Not for use by several threads or processes at
 * once.
 */
public final class OutputFolder {

    /** The name of the manifest, which stands at the root of the folder. */
    public static final String MANIFEST = ".fairlead-generated";

    private final Path root;

    /**
     * Creates the folder if it is not there.
     *
     * @throws IOException if it cannot be created, or something else has its name
     */
    public OutputFolder(Path root) throws IOException {
        Files.createDirectories(root);
        this.root = root.toRealPath();
    }

    /**
     * Writes the files and takes away those of an earlier run that are not among them. A file that is there with the same
     * content is left alone, so that its time stays.
     *
     * @return how many files were written or taken away
     * @throws IOException if a file cannot be written or taken away, or if a link leads out of the folder
     */
    public int replaceAll(List<GeneratedFile> files) throws IOException {
        Set<String> before = manifest();
        Set<String> now = new TreeSet<>();
        files.forEach(file -> now.add(file.path()));
        Set<String> either = new TreeSet<>(before);
        either.addAll(now);
        save(either); // a run that is interrupted must leave nothing behind that is in no manifest
        Map<Path, Set<String>> folders = new HashMap<>();
        int changes = 0;
        for (GeneratedFile file : files) {
            changes += write(file, folders) ? 1 : 0;
        }
        for (String path : before) {
            changes += !now.contains(path) && remove(path) ? 1 : 0;
        }
        save(now);
        return changes;
    }

    private Set<String> manifest() throws IOException {
        Path file = root.resolve(MANIFEST);
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                ? new TreeSet<>(Files.readAllLines(file))
                : new TreeSet<>();
    }

    private void save(Set<String> paths) throws IOException {
        Files.write(root.resolve(MANIFEST), paths);
    }

    /**
     * Writes a file unless it is there.
     *
     * @param folders what stood in each folder when it was first come to
     */
    private boolean write(GeneratedFile file, Map<Path, Set<String>> folders) throws IOException {
        Path target = root.resolve(file.path());
        Path folder = folderOf(target);
        Set<String> present = folders.get(folder);
        if (present == null) {
            present = prepare(folder);
            folders.put(folder, present);
        }
        byte[] content = file.content().getBytes(StandardCharsets.UTF_8);
        if (!present.contains(nameOf(target))) {
            try {
                Files.write(target, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                return true;
            } catch (FileAlreadyExistsException otherCase) {
                // the file system does not tell capitals from small letters: goes on as for a file that was there
            }
        }
        if (Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)
                && Files.size(target) == content.length
                && Arrays.equals(Files.readAllBytes(target), content)) {
            return false;
        }
        Files.deleteIfExists(target);
        Files.write(target, content);
        return true;
    }

    /** Makes a folder if it is not there, and returns the names of what stands in it. */
    private Set<String> prepare(Path folder) throws IOException {
        Files.createDirectories(folder);
        if (!folder.toRealPath().startsWith(root)) {
            throw new IOException(folder + " is a link that leads out of " + root);
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(OutputFolder::nameOf).collect(Collectors.toSet());
        }
    }

    private static String nameOf(Path path) {
        return String.valueOf(path.getFileName());
    }

    private Path folderOf(Path path) {
        Path folder = path.getParent();
        return folder == null ? root : folder;
    }

    /** The manifest is a file like any other: what it names is checked as if it came from a stranger. */
    private boolean remove(String path) throws IOException {
        Path target;
        try {
            target = root.resolve(new GeneratedFile(path, "").path());
        } catch (IllegalArgumentException notOurs) {
            return false;
        }
        if (!Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)
                || !folderOf(target).toRealPath().startsWith(root)) {
            return false;
        }
        Files.delete(target);
        removeEmptyFolders(folderOf(target));
        return true;
    }

    private void removeEmptyFolders(Path folder) throws IOException {
        Path current = folder;
        while (!current.equals(root) && current.startsWith(root)) {
            try {
                Files.delete(current);
            } catch (DirectoryNotEmptyException inUse) {
                return;
            }
            current = folderOf(current);
        }
    }
}
