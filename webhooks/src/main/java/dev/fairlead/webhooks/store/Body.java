package dev.fairlead.webhooks.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** The bytes of a webhook as they came over the wire. Immutable by agreement: nobody changes the array. */
public final class Body {

    private final byte[] bytes;

    private Body(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Returns a body of these bytes, which are not copied and must not be changed afterwards. */
    public static Body of(byte[] bytes) {
        return new Body(bytes);
    }

    /** Returns the bytes themselves, which must not be changed. */
    public byte[] bytes() {
        return bytes;
    }

    /** Returns how many bytes there are. */
    public int size() {
        return bytes.length;
    }

    /** Returns the SHA-256 digest of the bytes: lower-case hexadecimal, 64 characters. */
    public String digest() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /** Returns the bytes as UTF-8 text, for people to read; malformed sequences are replaced. */
    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Body that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Returns the size only, because a body may hold personal data. */
    @Override
    public String toString() {
        return bytes.length + " bytes";
    }
}
