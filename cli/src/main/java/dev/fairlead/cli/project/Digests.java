package dev.fairlead.cli.project;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Checksums in lower-case hex. */
final class Digests {

    private Digests() {}

    static String sha256(byte[] bytes) {
        return digest("SHA-256", bytes);
    }

    /** What Maven puts beside each file of a repository; it guards against damage, not against people. */
    static String sha1(byte[] bytes) {
        return digest("SHA-1", bytes);
    }

    private static String digest(String algorithm, byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has " + algorithm, impossible);
        }
    }
}
