package dev.fairlead.client.config;

import dev.fairlead.profile.Durations;
import dev.fairlead.profile.Mode;
import dev.fairlead.profile.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * From text to values: what {@link SettingTexts} writes is read back. No message repeats a text: people put secrets into the wrong
 * variable.
 */
final class Parsers {

    static final int MOST_ATTEMPTS = 20;

    private static final Duration LONGEST = Duration.ofHours(24);
    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern BYTES = Pattern.compile("([0-9]{1,10}) ?(B|KiB|MiB|GiB)?");
    private static final String DURATIONS = "write 500ms, 30s, 2m or PT1M30S";

    private Parsers() {}

    /** A private key may come with the line breaks of its file; they become spaces, which its format knows too. */
    static Secret secret(String text) throws WrongValue {
        String line = text.contains("-----BEGIN ") ? text.strip().replaceAll("\\R", " ") : text;
        try {
            return Secret.of(line);
        } catch (IllegalArgumentException multiline) {
            throw new WrongValue("has a line break or another control character in it; it is one line");
        }
    }

    static List<Secret> secrets(String text) throws WrongValue {
        List<Secret> secrets = new ArrayList<>();
        for (String one : items(text, "secrets")) {
            secrets.add(secret(one));
        }
        return List.copyOf(secrets);
    }

    /** Reads texts with commas between. */
    static List<String> items(String text, String what) throws WrongValue {
        List<String> items = new ArrayList<>();
        for (String item : text.split(",", -1)) {
            if (item.isBlank()) {
                throw new WrongValue("has an empty item; separate several " + what + " by single commas");
            }
            items.add(item.strip());
        }
        return items;
    }

    static String version(String text) throws WrongValue {
        if (!VERSION.matcher(text).matches()) {
            throw new WrongValue("is no version; it has up to 64 letters, digits, points, hyphens and underscores");
        }
        return text;
    }

    static Mode mode(String text) throws WrongValue {
        return oneOf(Mode.class, text);
    }

    /** Reads one of the constants, in small letters and with hyphens or underscores. */
    static <E extends Enum<E>> E oneOf(Class<E> type, String text) throws WrongValue {
        E[] constants = type.getEnumConstants();
        List<String> words = new ArrayList<>();
        for (E constant : constants) {
            String word = SettingTexts.of(constant);
            if (word.equalsIgnoreCase(text.replace('-', '_'))) {
                return constant;
            }
            words.add(word);
        }
        throw new WrongValue(
                words.size() == 2
                        ? "is neither " + words.getFirst() + " nor " + words.getLast()
                        : "is none of " + String.join(", ", words));
    }

    static URI baseUrl(String text) throws WrongValue {
        URI uri = address(
                text.endsWith("/") ? text.substring(0, text.length() - 1) : text,
                "is no address such as https://api.example.com or http://127.0.0.1:12111");
        if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new WrongValue("has more than scheme, host, port and path; credentials do not belong there");
        }
        return uri;
    }

    /** Reads the address of a proxy, as far as its port. */
    static URI proxy(String text) throws WrongValue {
        String wrong = "is no proxy such as http://proxy.example.com:3128";
        URI uri = address(text.contains("://") ? text : "http://" + text, wrong);
        if (uri.getRawUserInfo() != null) {
            throw new WrongValue(
                    "has credentials in it; they are settings of their own, which end in _USER and _PASSWORD");
        }
        if (!Hosts.isPlain(uri) || uri.getPort() < 1 || uri.getRawPath().length() > 1 || uri.getRawQuery() != null) {
            throw new WrongValue(wrong);
        }
        return uri;
    }

    private static URI address(String text, String wrong) throws WrongValue {
        try {
            URI uri = new URI(text);
            if ((Hosts.isPlain(uri) || "https".equalsIgnoreCase(uri.getScheme())) && uri.getHost() != null) {
                return uri;
            }
        } catch (URISyntaxException malformed) {
            // The cause would print the text.
        }
        throw new WrongValue(wrong);
    }

    static Duration duration(String text) throws WrongValue {
        if (text.matches("[0-9]+")) {
            throw new WrongValue("is a duration without a unit; " + DURATIONS);
        }
        Duration duration;
        try {
            duration = Durations.parse(text);
        } catch (IllegalArgumentException malformed) {
            throw new WrongValue(text.startsWith("-") ? "is below zero; " + DURATIONS : "is no duration; " + DURATIONS);
        }
        if (!duration.isPositive() || duration.compareTo(LONGEST) > 0) {
            throw new WrongValue("is not between 1ms and 24h");
        }
        return duration;
    }

    static Boolean flag(String text) throws WrongValue {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "on", "true", "yes" -> true;
            case "off", "false", "no" -> false;
            default -> throw new WrongValue("is neither on nor off");
        };
    }

    static Integer number(String text) throws WrongValue {
        if (!text.matches("[0-9]{1,9}")) {
            throw new WrongValue("is no whole number between 0 and 999999999");
        }
        return Integer.valueOf(text);
    }

    static Long bytes(String text) throws WrongValue {
        Matcher matcher = BYTES.matcher(text);
        if (!matcher.matches()) {
            throw new WrongValue("is no size; write a number of bytes, or 64KiB, 16MiB or 1GiB");
        }
        String unit = matcher.group(2) == null ? "B" : matcher.group(2);
        return Long.parseLong(matcher.group(1)) << (10 * SettingTexts.UNITS.indexOf(unit));
    }

    static Double rate(String text) throws WrongValue {
        if (!text.matches("[0-9]{1,3}(\\.[0-9]{1,9})?")) {
            throw new WrongValue("is no number such as 0.5");
        }
        return Double.valueOf(text);
    }

    static Integer attempts(String text) throws WrongValue {
        if (text.matches("[0-9]{1,2}")) {
            int attempts = Integer.parseInt(text);
            if (attempts >= 1 && attempts <= MOST_ATTEMPTS) {
                return attempts;
            }
        }
        throw new WrongValue("is not between 1 and " + MOST_ATTEMPTS + "; it counts every try, the first one included");
    }
}
