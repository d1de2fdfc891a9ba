package dev.fairlead.client.internal.auth;

import dev.fairlead.client.auth.CredentialException;
import dev.fairlead.profile.AuthScheme.JwtAlgorithm;
import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads private keys from PEM (RFC 7468): PKCS #8, or the older forms of RSA (RFC 8017 appendix A.1.2) and EC (RFC 5915) keys.
 * Line breaks may be left out, or written as a backslash and an n.
 */
final class PrivateKeys {

    private static final Pattern PEM =
            Pattern.compile("-----BEGIN (RSA |EC |)PRIVATE KEY-----([^-]*)-----END (RSA |EC |)PRIVATE KEY-----");
    /** The algorithm rsaEncryption (RFC 3279 §2.3.1), and id-ecPublicKey with the curve P-256 (RFC 5480 §2.1.1). */
    private static final byte[] RSA = HexFormat.of().parseHex("300d06092a864886f70d0101010500");

    private static final byte[] P256 = HexFormat.of().parseHex("301306072a8648ce3d020106082a8648ce3d030107");
    private static final int LEAST_RSA_BITS = 2048; // RFC 7518 §3.3

    private PrivateKeys() {}

    /**
     * Returns the key.
     *
     * @throws CredentialException if the text is no such key; it says nothing of the text
     */
    static PrivateKey read(String pem, JwtAlgorithm algorithm) {
        String type = algorithm == JwtAlgorithm.RS256 ? "RSA" : "EC";
        try {
            Matcher matcher = PEM.matcher(pem.replace("\\n", ""));
            boolean framed = matcher.find();
            String base64 = framed ? matcher.group(2) : pem;
            byte[] der = Base64.getDecoder().decode(base64.replaceAll("\\s", ""));
            byte[] pkcs8 = switch (framed ? matcher.group(1).strip() : "") {
                case "RSA" -> wrapped(RSA, der);
                case "EC" -> wrapped(P256, der);
                default -> der;
            };
            return checked(KeyFactory.getInstance(type).generatePrivate(new PKCS8EncodedKeySpec(pkcs8)));
        } catch (IllegalArgumentException | GeneralSecurityException notOne) {
            throw CredentialException.lasting("the private key is no " + type
                    + " key in PEM, as the algorithm " + algorithm + " needs it; copy all of it, the lines that begin"
                    + " with ----- included");
        }
    }

    private static PrivateKey checked(PrivateKey key) {
        if (key instanceof RSAPrivateKey rsa && rsa.getModulus().bitLength() < LEAST_RSA_BITS) {
            throw CredentialException.lasting(
                    "the private key has " + rsa.getModulus().bitLength() + " bits; RS256 needs 2048 at least");
        }
        if (key instanceof ECPrivateKey ec && ec.getParams().getOrder().bitLength() != 256) {
            throw CredentialException.lasting("the private key is not on the curve P-256, as ES256 needs it");
        }
        return key;
    }

    /** PKCS #8 (RFC 5958 §2): version 0, the algorithm, and the key in its own form. */
    private static byte[] wrapped(byte[] algorithm, byte[] key) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.writeBytes(new byte[] {2, 1, 0});
        content.writeBytes(algorithm);
        content.writeBytes(tagged(4, key));
        return tagged(0x30, content.toByteArray());
    }

    private static byte[] tagged(int tag, byte[] content) {
        ByteArrayOutputStream der = new ByteArrayOutputStream();
        der.write(tag);
        if (content.length < 128) {
            der.write(content.length);
        } else if (content.length < 256) {
            der.write(0x81);
            der.write(content.length);
        } else {
            der.write(0x82);
            der.write(content.length >> 8);
            der.write(content.length);
        }
        der.writeBytes(content);
        return der.toByteArray();
    }
}
