package dev.fairlead.client.testkit;

import dev.fairlead.profile.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** An authority with certificates for servers and clients, made by the JDK's {@code keytool} when a test wants them. */
public final class TestCertificates {

    public static final Secret PASSWORD = Secret.of("fairlead-tests");

    private final Path folder;
    private final Path store;

    /** Makes an authority in a folder of the test's own. */
    public TestCertificates(Path folder) {
        this.folder = folder;
        this.store = folder.resolve("all.p12");
        keytool("-alias", "ca", "-dname", "CN=Test Authority", "-ext", "bc:c");
    }

    /** Makes a certificate with a name for a host, for instance {@code ip:127.0.0.1}. */
    public TestCertificates server(String alias, String host) {
        return server(alias, host, "-0d");
    }

    /**
     * Makes a certificate that is good for ten days.
     *
     * @param start when it begins, for instance {@code -20d}
     */
    public TestCertificates server(String alias, String host, String start) {
        keytool("-alias", alias, "-dname", "CN=" + alias, "-signer", "ca", "-ext", "san=" + host, "-startdate", start);
        return this;
    }

    /** Makes a certificate for a client. */
    public TestCertificates client(String alias) {
        keytool("-alias", alias, "-dname", "CN=" + alias, "-signer", "ca", "-ext", "eku=clientAuth");
        return this;
    }

    private void keytool(String... more) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-validity",
                "10",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD.reveal()));
        command.addAll(List.of(more));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes());
            if (process.waitFor() != 0) {
                throw new AssertionError("keytool: " + output);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupt) {
            throw new AssertionError(interrupt);
        }
    }

    /** Returns what a server with one of the certificates speaks TLS with; it knows clients of this authority. */
    public SSLContext context(String alias) throws GeneralSecurityException, IOException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(only(alias), password());
        KeyStore anchors = empty();
        anchors.setCertificateEntry("ca", load().getCertificate("ca"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(anchors);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    /** Returns a PKCS #12 file with one of the certificates and its key. */
    public Path pkcs12(String alias) throws GeneralSecurityException, IOException {
        Path file = folder.resolve(alias + ".p12");
        try (var out = Files.newOutputStream(file)) {
            only(alias).store(out, password());
        }
        return file;
    }

    /** Returns a PEM file with one of the certificates and those above it. */
    public Path pem(String alias) throws GeneralSecurityException, IOException {
        StringBuilder text = new StringBuilder();
        for (Certificate certificate : load().getCertificateChain(alias)) {
            text.append(block("CERTIFICATE", certificate.getEncoded()));
        }
        return Files.writeString(folder.resolve(alias + ".pem"), text);
    }

    /** Returns a PEM file with the key of one of the certificates. */
    public Path key(String alias) throws GeneralSecurityException, IOException {
        Key key = load().getKey(alias, password());
        return Files.writeString(folder.resolve(alias + ".key"), block("PRIVATE KEY", key.getEncoded()));
    }

    private static String block(String label, byte[] content) {
        return "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content) + "\n-----END " + label
                + "-----\n";
    }

    private KeyStore only(String alias) throws GeneralSecurityException, IOException {
        KeyStore all = load();
        KeyStore one = empty();
        one.setKeyEntry(alias, all.getKey(alias, password()), password(), all.getCertificateChain(alias));
        return one;
    }

    private KeyStore load() throws GeneralSecurityException, IOException {
        KeyStore all = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            all.load(in, password());
        }
        return all;
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static char[] password() {
        return PASSWORD.reveal().toCharArray();
    }
}
