package dev.fairlead.client.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes a file that is there whole or not at all. */
final class FileTarget {

    private static final int CHUNK = 16 * 1024;

    private FileTarget() {}

    static Path write(InputStream body, Path file) throws IOException {
        Path target = file.toAbsolutePath();
        Path folder = target.getParent();
        if (folder == null || Files.isDirectory(target)) {
            throw new IOException(file + " is a folder, not a file to write");
        }
        Path part = Files.createTempFile(folder, "." + target.getFileName() + ".", ".part");
        try {
            copy(body, part);
            move(part, target);
            return file;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static void copy(InputStream body, Path part) throws IOException {
        try (OutputStream out = Files.newOutputStream(part, StandardOpenOption.WRITE)) {
            byte[] chunk = new byte[CHUNK];
            for (int count = body.read(chunk); count >= 0; count = body.read(chunk)) {
                out.write(chunk, 0, count);
            }
        }
    }

    private static void move(Path part, Path target) throws IOException {
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException notHere) {
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
