package dev.fairlead.cli.doctor;

import dev.fairlead.client.network.TlsOptions;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Trusts whom the options trust, and remembers what certificates a server showed, also those that it does not trust. */
final class NotedTrust extends X509ExtendedTrustManager {

    private final X509ExtendedTrustManager trust;
    private List<X509Certificate> shown = List.of();

    NotedTrust(TlsOptions options) throws GeneralSecurityException, IOException {
        if (options.anchors().isEmpty()) {
            this.trust = manager(null);
            return;
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        int number = 0;
        for (X509Certificate anchor : options.anchors()) {
            store.setCertificateEntry("given-" + number++, anchor);
        }
        for (X509Certificate anchor :
                options.trustsSystem() ? manager(null).getAcceptedIssuers() : new X509Certificate[0]) {
            store.setCertificateEntry("system-" + number++, anchor);
        }
        this.trust = manager(store);
    }

    private static X509ExtendedTrustManager manager(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509ExtendedTrustManager extended) {
                return extended;
            }
        }
        throw new GeneralSecurityException("this Java runtime cannot look at certificates");
    }

    /** Returns the certificates that the server showed, its own first; empty if it came to none. */
    List<X509Certificate> shown() {
        return shown;
    }

    /** Returns whether the certificates would be trusted, whatever host they are for. */
    boolean trusts(List<X509Certificate> chain) {
        try {
            String key = chain.getFirst().getPublicKey().getAlgorithm();
            trust.checkServerTrusted(
                    chain.toArray(X509Certificate[]::new), key.equals("RSA") ? "ECDHE_RSA" : "ECDHE_ECDSA");
            return true;
        } catch (CertificateException distrust) {
            return false;
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        shown = Arrays.asList(chain.clone());
        trust.checkServerTrusted(chain, type, socket);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        shown = Arrays.asList(chain.clone());
        trust.checkServerTrusted(chain, type, engine);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        shown = Arrays.asList(chain.clone());
        trust.checkServerTrusted(chain, type);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        throw new CertificateException("this is no server");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        throw new CertificateException("this is no server");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        throw new CertificateException("this is no server");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return trust.getAcceptedIssuers();
    }
}
