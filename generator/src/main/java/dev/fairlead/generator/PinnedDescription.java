package dev.fairlead.generator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A description that is to stay as it is: where a file of the same name with {@code .sha256} at its end stands beside it, it
 * must have that checksum. The file is as {@code sha256sum} writes it.
 */
final class PinnedDescription {

    private PinnedDescription() {}

    /**
     * Returns the file.
     *
     * @throws IllegalArgumentException if it is not what was pinned
     */
    static Path checked(Path description) throws IOException {
        Path pin = description.resolveSibling(description.getFileName() + ".sha256");
        if (Files.isRegularFile(pin) && Files.isRegularFile(description)) {
            String wanted = Files.readString(pin).strip().split("\\s", 2)[0];
            String found = sha256(Files.readAllBytes(description));
            if (!wanted.equalsIgnoreCase(found)) {
                throw new IllegalArgumentException(description + " has another checksum than " + pin.getFileName()
                        + " says: take the file back, or run fairlead new again to follow the new description (its checksum is "
                        + found + ")");
            }
        }
        return description;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
