package dev.fairlead.description;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes a group and a method of an operation's name: {@code ListObjectsV2} is {@code listV2} of {@code Objects}. */
final class SmithyPlaces {

    private static final Pattern WORDS = Pattern.compile("([A-Z][a-z0-9]+)([A-Z].*?)(V[0-9]+)?");

    private SmithyPlaces() {}

    static ClientPlace of(String name) {
        Matcher words = WORDS.matcher(name);
        if (!words.matches()) {
            return new ClientPlace(List.of("root"), name);
        }
        String version = words.group(3) == null ? "" : words.group(3);
        return new ClientPlace(List.of(plural(words.group(2))), words.group(1).toLowerCase(Locale.ROOT) + version);
    }

    /** One group for {@code GetObject} and {@code ListObjects}. */
    private static String plural(String noun) {
        if (!Character.isLowerCase(noun.charAt(noun.length() - 1)) || noun.endsWith("s")) {
            return noun;
        }
        if (noun.endsWith("y") && "aeiou".indexOf(noun.charAt(noun.length() - 2)) < 0) {
            return noun.substring(0, noun.length() - 1) + "ies";
        }
        boolean hissing = noun.endsWith("x") || noun.endsWith("ch") || noun.endsWith("sh");
        return noun + (hissing ? "es" : "s");
    }
}
