package dev.fairlead.client.network;

import dev.fairlead.profile.Secret;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.KeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jspecify.annotations.Nullable;

/** Certificates and PKCS #8 keys in the textual encoding of RFC 7468. Messages never hold what they are about. */
final class Pem {

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]+)-----END \\1-----");
    private static final List<String> KEY_ALGORITHMS = List.of("RSA", "EC", "EdDSA", "RSASSA-PSS");

    private record Block(String label, String base64) {

        byte[] content() {
            return Base64.getMimeDecoder().decode(base64);
        }
    }

    private final List<Block> blocks = new ArrayList<>();

    Pem(byte[] text) {
        Matcher matcher = BLOCK.matcher(new String(text, StandardCharsets.ISO_8859_1));
        while (matcher.find()) {
            blocks.add(new Block(matcher.group(1), matcher.group(2)));
        }
    }

    /** Returns all certificates, in their order. */
    List<X509Certificate> certificates() throws GeneralSecurityException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        List<X509Certificate> certificates = new ArrayList<>();
        for (Block block : blocks) {
            if (block.label().equals("CERTIFICATE")) {
                certificates.add(
                        (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(block.content())));
            }
        }
        if (certificates.isEmpty()) {
            throw new GeneralSecurityException("there is no \"BEGIN CERTIFICATE\" in it");
        }
        return certificates;
    }

    /** Returns the first key. */
    PrivateKey key(@Nullable Secret password) throws GeneralSecurityException {
        for (Block block : blocks) {
            switch (block.label()) {
                case "PRIVATE KEY" -> {
                    return key(new PKCS8EncodedKeySpec(block.content()));
                }
                case "ENCRYPTED PRIVATE KEY" -> {
                    return key(decrypted(block.content(), password));
                }
                case "RSA PRIVATE KEY", "EC PRIVATE KEY" ->
                    throw new GeneralSecurityException("its key is in an old format; convert it:"
                            + " openssl pkcs8 -topk8 -nocrypt -in old.pem -out new.pem");
                default -> {
                    // a certificate beside the key
                }
            }
        }
        throw new GeneralSecurityException("there is no \"BEGIN PRIVATE KEY\" in it");
    }

    private static PrivateKey key(KeySpec spec) throws NoSuchAlgorithmException, InvalidKeySpecException {
        for (String algorithm : KEY_ALGORITHMS) {
            Optional<PrivateKey> key = key(algorithm, spec);
            if (key.isPresent()) {
                return key.get();
            }
        }
        throw new InvalidKeySpecException("its key is none of " + String.join(", ", KEY_ALGORITHMS));
    }

    private static Optional<PrivateKey> key(String algorithm, KeySpec spec) throws NoSuchAlgorithmException {
        try {
            return Optional.of(KeyFactory.getInstance(algorithm).generatePrivate(spec));
        } catch (InvalidKeySpecException another) {
            return Optional.empty();
        }
    }

    private static KeySpec decrypted(byte[] content, @Nullable Secret password) throws GeneralSecurityException {
        if (password == null) {
            throw new GeneralSecurityException("its key is encrypted, and no password is given");
        }
        try {
            EncryptedPrivateKeyInfo info = new EncryptedPrivateKeyInfo(content);
            String algorithm =
                    info.getAlgName().equals("PBES2") ? info.getAlgParameters().toString() : info.getAlgName();
            Cipher cipher = Cipher.getInstance(algorithm);
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    SecretKeyFactory.getInstance(algorithm)
                            .generateSecret(new PBEKeySpec(password.reveal().toCharArray())),
                    info.getAlgParameters());
            return info.getKeySpec(cipher);
        } catch (java.io.IOException malformed) {
            throw new GeneralSecurityException("its encrypted key cannot be read", malformed);
        } catch (GeneralSecurityException wrong) {
            throw new GeneralSecurityException("its key cannot be decrypted; is the password right?", wrong);
        }
    }
}
