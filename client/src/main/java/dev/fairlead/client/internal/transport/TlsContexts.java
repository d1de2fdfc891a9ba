package dev.fairlead.client.internal.transport;

import dev.fairlead.client.network.TlsOptions;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.reactor.ssl.SSLBufferMode;
import org.jspecify.annotations.Nullable;

/** Makes what speaks TLS from the options. */
final class TlsContexts {

    private static final String[] VERSIONS = {"TLSv1.3", "TLSv1.2"};

    private TlsContexts() {}

    static TlsSocketStrategy strategy(TlsOptions options) {
        return new DefaultClientTlsStrategy(
                context(options), VERSIONS, null, SSLBufferMode.STATIC, HostnameVerificationPolicy.BUILTIN, null);
    }

    private static SSLContext context(TlsOptions options) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(
                    keys(options.identity().orElse(null)), options.anchors().isEmpty() ? null : trust(options), null);
            return context;
        } catch (GeneralSecurityException | IOException unusable) {
            throw new IllegalArgumentException("the certificates cannot be used: " + unusable.getMessage(), unusable);
        }
    }

    private static KeyManager @Nullable [] keys(TlsOptions.@Nullable Identity identity)
            throws GeneralSecurityException, IOException {
        if (identity == null) {
            return null;
        }
        char[] none = new char[0];
        KeyStore store = empty();
        store.setKeyEntry("client", identity.key(), none, identity.chain().toArray(X509Certificate[]::new));
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, none);
        return factory.getKeyManagers();
    }

    private static TrustManager[] trust(TlsOptions options) throws GeneralSecurityException, IOException {
        KeyStore store = empty();
        int number = 0;
        for (X509Certificate anchor : options.anchors()) {
            store.setCertificateEntry("given-" + number++, anchor);
        }
        for (X509Certificate anchor : options.trustsSystem() ? systemAnchors() : List.<X509Certificate>of()) {
            store.setCertificateEntry("system-" + number++, anchor);
        }
        return managers(store);
    }

    private static List<X509Certificate> systemAnchors() throws GeneralSecurityException {
        for (TrustManager manager : managers(null)) {
            if (manager instanceof X509TrustManager x509) {
                return Arrays.asList(x509.getAcceptedIssuers());
            }
        }
        return List.of();
    }

    private static TrustManager[] managers(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }
}
