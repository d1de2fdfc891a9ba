package dev.fairlead.generator.output;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

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
        int changes = 0;
        for (GeneratedFile file : files) {
            changes += write(file) ? 1 : 0;
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

    private boolean write(GeneratedFile file) throws IOException {
        Path target = root.resolve(file.path());
        Path folder = folderOf(target);
        Files.createDirectories(folder);
        if (!folder.toRealPath().startsWith(root)) {
            throw new IOException(folder + " is a link that leads out of " + root);
        }
        byte[] content = file.content().getBytes(StandardCharsets.UTF_8);
        if (Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)
                && Files.size(target) == content.length
                && Arrays.equals(Files.readAllBytes(target), content)) {
            return false;
        }
        Files.deleteIfExists(target);
        Files.write(target, content);
        return true;
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
