package dev.fairlead.client.config;

import dev.fairlead.profile.KeyFormat;
import dev.fairlead.profile.Mode;
import dev.fairlead.profile.Profile;
import dev.fairlead.profile.Secret;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Refuses the keys that would do harm where they are used: a publishable key, a live key where test was asked for or where
 * the calls go to a stand-in, a test key where live was asked for. Looks at the key's form only, and never repeats a key.
 * Immutable.
 */
public final class KeyGuard {

    private final Profile profile;
    private final URI baseUrl;
    private final @Nullable Mode asked;

    /**
     * Creates a guard.
     *
     * @param baseUrl where the calls go
     * @param asked the mode that was asked for; null where none was
     */
    public KeyGuard(Profile profile, URI baseUrl, @Nullable Mode asked) {
        this.profile = profile;
        this.baseUrl = baseUrl;
        this.asked = asked;
    }

    /**
     * Returns what is wrong with a key, as the end of a sentence that begins with the key's name; empty if nothing is.
     *
     * @param key its form is compared with those of {@link Profile#credentials}
     */
    public Optional<String> objectionTo(Secret key) {
        if (profile.credentials().keys().isEmpty()) {
            return Optional.empty();
        }
        KeyFormat format = profile.credentials().formatOf(key.reveal()).orElse(null);
        return Optional.ofNullable(format == null ? unknownForm(key) : objectionTo(format));
    }

    /** Returns the mode that a key is for; empty where its form does not tell. */
    public static Optional<Mode> modeOf(Profile profile, Secret key) {
        return profile.credentials().formatOf(key.reveal()).flatMap(format -> Optional.ofNullable(format.mode()));
    }

    private String unknownForm(Secret key) {
        var webhooks = profile.webhooks();
        if (webhooks != null && key.reveal().startsWith(webhooks.secretPrefix())) {
            return "is a signing secret for webhooks and no API key; an API key begins with " + prefixes(profile);
        }
        int length = key.reveal().length();
        String prefixes = prefixes(profile);
        return "is no key of " + profile.name() + ", or only a part of one (it has " + length
                + (length == 1 ? " character" : " characters") + "); a key "
                + (prefixes.isEmpty() ? "looks like " + example() : "begins with " + prefixes);
    }

    private String example() {
        return profile.credentials().keys().stream()
                .filter(KeyFormat::usable)
                .map(KeyFormat::example)
                .findFirst()
                .orElse("none");
    }

    private @Nullable String objectionTo(KeyFormat format) {
        if (!format.usable()) {
            return "is a " + format.kind()
                    + ", which is made for browsers and apps; a server needs one that begins with " + prefixes(profile);
        }
        Mode mode = format.mode();
        if (asked != null && mode != null && asked != mode) {
            return "is a " + word(mode) + " key, and the mode that was asked for is " + word(asked) + "; use a "
                    + word(asked) + " key, or ask for the mode " + word(mode);
        }
        return mode == Mode.LIVE ? objectionToLive() : null;
    }

    private @Nullable String objectionToLive() {
        String host = Hosts.of(baseUrl);
        if (Hosts.isLoopback(host)) {
            return "is a live key, and the calls go to " + host + ", which is a stand-in; use a test key";
        }
        if (Hosts.isPlain(baseUrl)) {
            return "is a live key, and the calls go to " + host + " without encryption; use https";
        }
        if (!profile.address().covers(baseUrl) && asked != Mode.LIVE) {
            return "is a live key, and the calls go to " + host + ", which is not " + profile.name()
                    + "'s; use a test key, or ask for the mode live if that host may see the key";
        }
        return null;
    }

    /** Returns what usable keys begin with, for messages. */
    static String prefixes(Profile profile) {
        List<String> prefixes = profile.credentials().keys().stream()
                .filter(KeyFormat::usable)
                .map(KeyFormat::beginning)
                .filter(prefix -> !prefix.isEmpty())
                .distinct()
                .toList();
        int last = prefixes.size() - 1;
        return last < 1
                ? String.join("", prefixes)
                : String.join(", ", prefixes.subList(0, last)) + " or " + prefixes.get(last);
    }

    private static String word(Mode mode) {
        return mode.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return "KeyGuard(" + profile.id() + ", " + Hosts.of(baseUrl) + ")";
    }
}
