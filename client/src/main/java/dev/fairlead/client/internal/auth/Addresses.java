package dev.fairlead.client.internal.auth;

import dev.fairlead.client.auth.CredentialException;
import dev.fairlead.client.auth.CredentialSet;
import dev.fairlead.client.config.Settings;
import dev.fairlead.profile.AuthScheme.TokenHost;
import dev.fairlead.profile.Templates;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where credentials may go besides the base URL: the endpoints that the profile declares, and the hosts that it lets a token name. A
 * client that talks to a stand-in asks the stand-in for tokens too. Immutable.
 */
final class Addresses {

    private static final String HOST = "[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?";

    private final Settings settings;

    Addresses(Settings settings) {
        this.settings = settings;
    }

    /** Returns the origin of the base URL. */
    private String base() {
        URI base = settings.baseUrl();
        return base.getScheme() + "://" + base.getRawAuthority();
    }

    /**
     * Returns an endpoint's address.
     *
     * @param template a path, or an https address
     * @throws CredentialException if a credential that stands in it cannot
     */
    URI endpoint(String template, CredentialSet credentials) {
        boolean isPath = template.startsWith("/");
        int hostEnd = isPath ? 0 : template.indexOf('/', "https://".length());
        String host = hostEnd < 0 ? template : template.substring(0, hostEnd);
        String path = hostEnd < 0 ? "" : template.substring(hostEnd);
        String origin = isPath || settings.isStandIn()
                ? base()
                : Templates.fill(host, name -> hostPart(name, credentials.reveal(name)));
        return URI.create(origin + Templates.fill(path, name -> Texts.percentEncoded(credentials.reveal(name))));
    }

    private static String hostPart(String name, String value) {
        if (!value.matches(HOST)) {
            throw CredentialException.lasting(
                    "the credential \"" + name + "\" is no host, or part of one; it has no https:// and no slash");
        }
        return value;
    }

    /**
     * Returns the origin that a token's answer names; null where calls go to the base URL.
     *
     * @throws CredentialException if the profile does not let it be named
     */
    @Nullable
    String tokenHost(TokenHost rule, @Nullable String named) {
        if (named == null || settings.isStandIn()) {
            return null;
        }
        try {
            URI uri = new URI(named);
            String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
            boolean plainOrigin = uri.getRawUserInfo() == null
                    && (uri.getRawPath() == null || uri.getRawPath().matches("/?"))
                    && uri.getRawQuery() == null;
            if ("https".equalsIgnoreCase(uri.getScheme())
                    && plainOrigin
                    && rule.allowed().stream().anyMatch(pattern -> matches(pattern, host))) {
                return "https://" + uri.getRawAuthority();
            }
        } catch (URISyntaxException notAnAddress) {
            // said below
        }
        throw CredentialException.lasting("the token endpoint names in " + rule.field()
                + " a host to which no credential may go; allowed are: " + String.join(", ", rule.allowed()));
    }

    private static boolean matches(String pattern, String host) {
        return pattern.startsWith("*.") ? host.endsWith(pattern.substring(1)) : host.equals(pattern);
    }
}
