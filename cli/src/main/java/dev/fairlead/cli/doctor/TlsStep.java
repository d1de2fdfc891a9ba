package dev.fairlead.cli.doctor;

import dev.fairlead.cli.text.Plain;
import dev.fairlead.client.network.TlsOptions;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/** Shakes hands as a client would, with the same checks, and says of the certificates why it came to nothing. */
record TlsStep(TlsOptions options, String trustSetting) {

    private static final Duration SOON = Duration.ofDays(14);
    private static final List<String> INSPECTORS = List.of(
            "zscaler",
            "netskope",
            "fortinet",
            "fortigate",
            "palo alto",
            "blue coat",
            "bluecoat",
            "umbrella",
            "sophos",
            "kaspersky",
            "avast",
            "eset",
            "mitmproxy",
            "charles",
            "portswigger",
            "fiddler",
            "forcepoint",
            "mcafee");

    Finding run(Socket connected, String host, int port) {
        try {
            NotedTrust trust = new NotedTrust(options);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys(options.identity().orElse(null)), new TrustManager[] {trust}, null);
            return shakeHands(connected, host, port, context, trust);
        } catch (GeneralSecurityException | IOException unusable) {
            return Finding.problem("tls", "the certificates that are set cannot be used", "check " + trustSetting);
        }
    }

    private Finding shakeHands(Socket connected, String host, int port, SSLContext context, NotedTrust trust) {
        try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(connected, host, port, false)) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            return trusted(socket.getSession().getProtocol(), trust.shown());
        } catch (IOException failure) {
            return trust.shown().isEmpty() ? unspoken(failure, host) : distrusted(trust, host);
        }
    }

    private static Finding trusted(String protocol, List<X509Certificate> shown) {
        if (shown.isEmpty()) {
            return Finding.ok("tls", protocol);
        }
        Instant end = shown.getFirst().getNotAfter().toInstant();
        String text = protocol + ", certificate by " + issuer(shown) + ", good until " + end;
        return end.isBefore(Instant.now().plus(SOON))
                ? Finding.note("tls", text, "it ends soon: it has to be renewed where the server is run")
                : Finding.ok("tls", text);
    }

    private static Finding unspoken(IOException failure, String host) {
        return Finding.problem(
                "tls",
                host + " broke the TLS handshake off: " + Plain.line(String.valueOf(failure.getMessage()), 80),
                "check that the port speaks TLS 1.2 or 1.3, and that no firewall cuts it off");
    }

    private Finding distrusted(NotedTrust trust, String host) {
        List<X509Certificate> shown = trust.shown();
        X509Certificate own = shown.getFirst();
        Instant now = Instant.now();
        if (own.getNotAfter().toInstant().isBefore(now)) {
            return Finding.problem(
                    "tls",
                    "the certificate of " + host + " has expired on "
                            + own.getNotAfter().toInstant(),
                    "whoever runs " + host + " has to renew it; if it ends in the future, set this machine's clock");
        }
        if (own.getNotBefore().toInstant().isAfter(now)) {
            return Finding.problem(
                    "tls",
                    "the certificate of " + host + " is good only from "
                            + own.getNotBefore().toInstant(),
                    "this machine's clock is probably wrong: set it (NTP)");
        }
        if (trust.trusts(shown)) {
            return Finding.problem(
                    "tls", "the certificate is for another host: " + names(own), "check the base URL; it says " + host);
        }
        return unknown(shown);
    }

    private Finding unknown(List<X509Certificate> shown) {
        X509Certificate own = shown.getFirst();
        String issuer = issuer(shown);
        String chain = shown.stream()
                .map(one -> one.getIssuerX500Principal().getName())
                .collect(Collectors.joining(" "))
                .toLowerCase(Locale.ROOT);
        if (INSPECTORS.stream().anyMatch(chain::contains)) {
            return Finding.problem(
                    "tls",
                    "something between here and the provider opens TLS: the certificate is by " + issuer,
                    "let it leave this host alone, or put its authority's certificate (PEM) into " + trustSetting);
        }
        boolean selfSigned = own.getIssuerX500Principal().equals(own.getSubjectX500Principal());
        return Finding.problem(
                "tls",
                selfSigned
                        ? "the certificate is self-signed by " + issuer
                        : "the certificate is by an authority that is not trusted here: " + issuer,
                "for a server or authority of your own, put its certificate (PEM) into " + trustSetting
                        + "; otherwise a proxy that opens TLS stands in between: ask whoever runs the network");
    }

    private static String issuer(List<X509Certificate> shown) {
        return Plain.line(shown.getFirst().getIssuerX500Principal().getName(), 80);
    }

    private static String names(X509Certificate certificate) {
        try {
            var names = certificate.getSubjectAlternativeNames();
            return names == null
                    ? "it names none"
                    : Plain.line(
                            names.stream()
                                    .map(name -> String.valueOf(name.get(1)))
                                    .collect(Collectors.joining(", ")),
                            80);
        } catch (CertificateParsingException unreadable) {
            return "its names cannot be read";
        }
    }

    private static KeyManager @Nullable [] keys(TlsOptions.@Nullable Identity identity)
            throws GeneralSecurityException, IOException {
        if (identity == null) {
            return null;
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(
                "client", identity.key(), new char[0], identity.chain().toArray(X509Certificate[]::new));
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, new char[0]);
        return factory.getKeyManagers();
    }
}
