package dev.fairlead.client.internal.auth;

import dev.fairlead.client.auth.CredentialException;
import dev.fairlead.client.http.RequestBody;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/** Bodies as signatures need them. */
final class Bodies {

    private Bodies() {}

    /** Returns the SHA-256 of a body, of nothing where there is none. */
    static byte[] sha256(@Nullable RequestBody body) {
        MessageDigest digest = sha256();
        if (body != null) {
            write(body, new DigestOutputStream(OutputStream.nullOutputStream(), digest));
        }
        return digest.digest();
    }

    /** Returns the bytes of a body. */
    static byte[] bytes(@Nullable RequestBody body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (body != null) {
            write(body, bytes);
        }
        return bytes.toByteArray();
    }

    private static void write(RequestBody body, OutputStream stream) {
        if (!body.isReplayable()) {
            throw CredentialException.lasting(
                    "the body can be read only once, and its signature needs it before it is sent; give"
                            + " the body as bytes or as a file");
        }
        try {
            body.writeTo(stream);
        } catch (IOException failure) {
            throw CredentialException.lasting("the body could not be read for its signature", failure);
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
