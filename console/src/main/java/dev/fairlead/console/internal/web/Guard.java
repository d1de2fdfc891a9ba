package dev.fairlead.console.internal.web;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Decides which requests the console takes at all. It has no login, so it must be sure that a request comes from a person
 * on this machine and not from a web site that this person happens to look at:
 *
 * <ul>
 *   <li>The {@code Host} names the loopback interface. A site whose name was made to resolve to 127.0.0.1 (DNS rebinding)
 *       still sends its own name.
 *   <li>What changes something carries {@code X-Fairlead-Console}, which another origin may only send after a CORS preflight,
 *       and the console answers none; and comes from the page's own origin, if the browser says where from.
 * </ul>
 */
public final class Guard {

    /** The header that requests which change something must carry, with any value. */
    public static final String HEADER = "X-Fairlead-Console";

    private static final Pattern LOOPBACK =
            Pattern.compile("(localhost|127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|\\[::1])(:\\d{1,5})?");

    /**
     * What a request says about where it comes from; each null if it says nothing.
     *
     * @param method the request method, upper case
     * @param host the {@code Host} header
     * @param origin the {@code Origin} header
     * @param fetchSite the {@code Sec-Fetch-Site} header
     * @param marker the {@link #HEADER} header
     */
    public record Source(
            String method,
            @Nullable String host,
            @Nullable String origin,
            @Nullable String fetchSite,
            @Nullable String marker) {}

    /**
     * Why a request is refused.
     *
     * @param status 403 or 421
     * @param reason one sentence
     */
    public record Refusal(int status, String reason) {}

    private Guard() {}

    /** Returns why a request is refused; empty if it is not. */
    public static Optional<Refusal> refuse(Source source) {
        String host = source.host() == null ? "" : source.host().toLowerCase(Locale.ROOT);
        if (!LOOPBACK.matcher(host).matches()) {
            return Optional.of(new Refusal(
                    421, "The console answers on localhost only; open it at http://127.0.0.1 and its port."));
        }
        if (source.method().equals("GET") || source.method().equals("HEAD")) {
            return Optional.empty();
        }
        if (source.marker() == null) {
            return Optional.of(new Refusal(403, "A request that changes something needs the header " + HEADER + "."));
        }
        if (isFromElsewhere(source, host)) {
            return Optional.of(new Refusal(403, "The request comes from another site."));
        }
        return Optional.empty();
    }

    private static boolean isFromElsewhere(Source source, String host) {
        String site = source.fetchSite();
        String origin = source.origin();
        return (site != null && !site.equals("same-origin") && !site.equals("none"))
                || (origin != null && !origin.toLowerCase(Locale.ROOT).equals("http://" + host));
    }
}
