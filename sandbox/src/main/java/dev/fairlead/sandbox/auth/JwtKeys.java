package dev.fairlead.sandbox.auth;

import dev.fairlead.profile.AuthScheme.JwtAlgorithm;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;

/**
 * A key pair for signed JWTs (RFC 7518 §3.1).
 *
 * @param pem the private key in PKCS #8 (RFC 7468 §10), its line breaks left out
 * @param publicKey what checks its signatures
 */
record JwtKeys(String pem, PublicKey publicKey) {

    static JwtKeys generate(JwtAlgorithm algorithm) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm == JwtAlgorithm.RS256 ? "RSA" : "EC");
            if (algorithm == JwtAlgorithm.RS256) {
                generator.initialize(2048);
            } else {
                generator.initialize(new ECGenParameterSpec("secp256r1"));
            }
            KeyPair pair = generator.generateKeyPair();
            String base64 = Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded());
            return new JwtKeys("-----BEGIN PRIVATE KEY-----" + base64 + "-----END PRIVATE KEY-----", pair.getPublic());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has RSA and P-256", impossible);
        }
    }

    /** Returns nothing that is secret. */
    @Override
    public String toString() {
        return "JwtKeys[" + publicKey.getAlgorithm() + "]";
    }
}
