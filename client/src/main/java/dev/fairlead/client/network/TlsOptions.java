package dev.fairlead.client.network;

import dev.fairlead.profile.Secret;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whom the client trusts and how it shows who it is. TLS 1.3 and 1.2 are spoken and nothing older, and the name of the host is
 * always checked (RFC 9525). Files are read when an option is set, so that a wrong one is found at once. Immutable.
 */
public final class TlsOptions {

    private static final TlsOptions DEFAULTS = new TlsOptions(List.of(), true, null);

    private final List<X509Certificate> anchors;
    private final boolean trustsSystem;
    private final @Nullable Identity identity;

    private TlsOptions(List<X509Certificate> anchors, boolean trustsSystem, @Nullable Identity identity) {
        this.anchors = anchors;
        this.trustsSystem = trustsSystem;
        this.identity = identity;
    }

    /**
     * What the client shows to servers that ask who it is.
     *
     * @param key of the first certificate
     * @param chain the client's own certificate first
     */
    public record Identity(PrivateKey key, List<X509Certificate> chain) {

        /** Copies the chain. */
        public Identity {
            chain = List.copyOf(chain);
        }

        /** Prints whose it is, and not the key. */
        @Override
        public String toString() {
            return chain.getFirst().getSubjectX500Principal().getName();
        }
    }

    /** Returns options that trust whom the Java runtime trusts, and show nothing. */
    public static TlsOptions defaults() {
        return DEFAULTS;
    }

    /**
     * Trusts the certificates of a PEM file too, for instance that of a company's own authority.
     *
     * @throws UncheckedIOException if the file cannot be read
     * @throws IllegalArgumentException if there is no certificate in it
     */
    public TlsOptions withAlsoTrusted(Path pem) {
        return new TlsOptions(certificates(pem), true, identity);
    }

    /** Trusts the certificates of a PEM file and nobody else; like {@link #withAlsoTrusted} otherwise. */
    public TlsOptions withOnlyTrusted(Path pem) {
        return new TlsOptions(certificates(pem), false, identity);
    }

    /**
     * Shows a certificate from PEM files.
     *
     * @param chain the client's own certificate and then those up to its authority's
     * @param key in PKCS #8, {@code BEGIN PRIVATE KEY} or {@code BEGIN ENCRYPTED PRIVATE KEY}; may be the same file
     * @param password of an encrypted key; null if it is not
     * @throws UncheckedIOException if a file cannot be read
     * @throws IllegalArgumentException if it holds no certificate or no key that we read
     */
    public TlsOptions withClientCertificate(Path chain, Path key, @Nullable Secret password) {
        List<X509Certificate> certificates = certificates(chain);
        try {
            return with(new Identity(new Pem(read(key)).key(password), certificates));
        } catch (GeneralSecurityException wrong) {
            throw unusable(key, wrong);
        }
    }

    /**
     * Shows the certificate of a PKCS #12 file ({@code .p12}, {@code .pfx}).
     *
     * @throws UncheckedIOException if the file cannot be read
     * @throws IllegalArgumentException if the password is wrong, or there is no key with a certificate in it
     */
    public TlsOptions withClientCertificate(Path pkcs12, Secret password) {
        char[] characters = password.reveal().toCharArray();
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(read(pkcs12)), characters);
            for (String alias : Collections.list(store.aliases())) {
                if (store.getKey(alias, characters) instanceof PrivateKey key) {
                    return with(new Identity(key, x509(store.getCertificateChain(alias))));
                }
            }
            throw new GeneralSecurityException("there is no private key in it");
        } catch (IOException wrong) {
            throw unusable(pkcs12, new GeneralSecurityException("it cannot be opened; is the password right?", wrong));
        } catch (GeneralSecurityException wrong) {
            throw unusable(pkcs12, wrong);
        } finally {
            Arrays.fill(characters, '\0');
        }
    }

    private TlsOptions with(Identity shown) {
        return new TlsOptions(anchors, trustsSystem, shown);
    }

    private static List<X509Certificate> x509(Certificate[] chain) {
        return Arrays.stream(chain).map(X509Certificate.class::cast).toList();
    }

    private static List<X509Certificate> certificates(Path file) {
        try {
            return new Pem(read(file)).certificates();
        } catch (GeneralSecurityException wrong) {
            throw unusable(file, wrong);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException notReadable) {
            throw new UncheckedIOException("the file " + file + " cannot be read", notReadable);
        }
    }

    private static IllegalArgumentException unusable(Path file, GeneralSecurityException why) {
        return new IllegalArgumentException("the file " + file + " cannot be used: " + why.getMessage(), why);
    }

    /** Returns the authorities that are trusted beside or in place of those of the Java runtime. */
    public List<X509Certificate> anchors() {
        return anchors;
    }

    /** Returns whether those of the Java runtime are trusted. */
    public boolean trustsSystem() {
        return trustsSystem;
    }

    /** Returns what the client shows. */
    public Optional<Identity> identity() {
        return Optional.ofNullable(identity);
    }

    @Override
    public String toString() {
        return "TlsOptions[anchors=" + anchors.size() + (trustsSystem ? " and the system's" : "") + ", identity="
                + identity + "]";
    }
}
