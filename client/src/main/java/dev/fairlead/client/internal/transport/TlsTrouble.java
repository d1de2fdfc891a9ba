package dev.fairlead.client.internal.transport;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Locale;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/** Says in plain words why two sides do not trust each other, and what to do. */
final class TlsTrouble {

    private TlsTrouble() {}

    /** Returns what is wrong and what to do; null where it is no matter of certificates, and may be better next time. */
    static @Nullable String explain(Throwable failure, String host) {
        String general = null;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String special = special(cause, host);
            if (special != null) {
                return special;
            }
            if (cause instanceof GeneralSecurityException) {
                general = "the certificate of " + host + " is not accepted: " + cause.getMessage();
            }
        }
        return general;
    }

    private static @Nullable String special(Throwable cause, String host) {
        String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        if (cause instanceof CertificateExpiredException) {
            return "the certificate of " + host + " has expired (" + cause.getMessage()
                    + "): its owner has to renew it, unless this machine's clock is wrong";
        }
        if (cause instanceof CertificateNotYetValidException) {
            return "the certificate of " + host + " is not valid yet (" + cause.getMessage()
                    + "): this machine's clock is probably wrong";
        }
        if (cause instanceof CertPathBuilderException || isUnanchored(cause)) {
            return "the certificate of " + host
                    + " comes from an authority that is not trusted here: if that is right, as with a"
                    + " company's own authority, give its certificate to TlsOptions.withAlsoTrusted";
        }
        if (cause instanceof SSLPeerUnverifiedException || isAboutNames(message)) {
            return "the certificate that " + host + " shows is for another host (" + cause.getMessage()
                    + "): check the address";
        }
        return cause instanceof SSLException && message.contains("received fatal alert")
                ? refusedByServer(message, host)
                : null;
    }

    private static boolean isUnanchored(Throwable cause) {
        return cause instanceof CertPathValidatorException path
                && path.getReason() == java.security.cert.PKIXReason.NO_TRUST_ANCHOR;
    }

    private static boolean isAboutNames(String message) {
        return message.contains("no name matching")
                || message.contains("no subject alternative")
                || message.contains("doesn't match");
    }

    private static @Nullable String refusedByServer(String message, String host) {
        if (message.contains("certificate_required") || message.contains("bad_certificate")) {
            return host
                    + " wants a certificate of ours, and got none that it takes: see TlsOptions.withClientCertificate";
        }
        if (message.contains("certificate_unknown")
                || message.contains("unknown_ca")
                || message.contains("certificate_expired")
                || message.contains("certificate_revoked")) {
            return host + " does not accept our certificate (" + message
                    + "): is it the right one, and has it expired?";
        }
        if (message.contains("protocol_version") || message.contains("handshake_failure")) {
            return host + " speaks no TLS that we speak (1.2 and 1.3), or wants a certificate of ours (" + message
                    + ")";
        }
        return null;
    }
}
