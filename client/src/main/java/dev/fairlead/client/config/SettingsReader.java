package dev.fairlead.client.config;

import dev.fairlead.client.policy.Policies;
import dev.fairlead.profile.Durations;
import dev.fairlead.profile.Mode;
import dev.fairlead.profile.Profile;
import dev.fairlead.profile.Secret;
import dev.fairlead.profile.Spelling;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes each setting from where it counts, collecting every problem on the way. A problem never repeats a value: people put
 * secrets into the wrong variable.
 */
final class SettingsReader {

    static final int MOST_ATTEMPTS = 20;

    private static final String DEFAULT = "default";
    private static final String CODE = "code";
    private static final Duration LONGEST = Duration.ofHours(24);
    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private final Environment environment;
    private final String prefix;
    private final List<String> problems = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final Map<String, EffectiveSetting> effective = new LinkedHashMap<>();

    SettingsReader(Profile profile, Environment environment) {
        this.environment = environment;
        this.prefix = SettingNames.prefix(profile);
        problems.addAll(environment.problems());
        warnings.addAll(environment.warnings());
    }

    /** Says that a text is not what the setting takes; the message tells what it takes. */
    static final class WrongValue extends Exception {

        private static final long serialVersionUID = 1L;

        WrongValue(String message) {
            super(message);
        }
    }

    @FunctionalInterface
    interface Parser<T> {
        T parse(String text) throws WrongValue;
    }

    /**
     * Returns a setting: the one from the code, or else the one from outside, or else the default.
     *
     * @param display how the value is shown
     */
    <T> @Nullable T read(
            String name, @Nullable T fromCode, @Nullable T byDefault, Parser<T> parser, Function<T, String> display) {
        T value = byDefault;
        String origin = DEFAULT;
        Environment.Variable variable = environment.variable(prefix + name).orElse(null);
        if (fromCode != null) {
            value = fromCode;
            origin = CODE;
        } else if (variable != null) {
            origin = variable.origin();
            try {
                value = parser.parse(variable.value());
            } catch (WrongValue wrong) {
                problems.add(prefix + name + " (" + origin + ") " + wrong.getMessage());
            }
        }
        effective.put(name, new EffectiveSetting(prefix + name, value == null ? "" : display.apply(value), origin));
        return value;
    }

    /**
     * Returns the policies with each option from where it counts.
     *
     * @param fromCode the policies as the code has them
     * @param setByCode the groups of options that the code has set
     */
    Policies read(Policies fromCode, Set<String> setByCode) {
        Policies policies = fromCode;
        for (PolicyOption option : PolicyOptions.ALL) {
            Environment.Variable variable =
                    environment.variable(prefix + option.name()).orElse(null);
            String origin = DEFAULT;
            if (setByCode.contains(option.group())) {
                origin = CODE;
            } else if (variable != null) {
                origin = variable.origin();
                try {
                    policies = option.read().apply(policies, variable.value());
                } catch (WrongValue wrong) {
                    problems.add(prefix + option.name() + " (" + origin + ") " + wrong.getMessage());
                }
            }
            effective.put(
                    option.name(),
                    new EffectiveSetting(prefix + option.name(), option.show().apply(policies), origin));
        }
        return policies;
    }

    boolean isSet(String name) {
        return environment.variable(prefix + name).isPresent();
    }

    /** Notes a problem: the setting's name, where it came from, and the rest of the sentence. */
    void problem(String name, String rest) {
        EffectiveSetting setting = effective.get(name);
        String origin = setting == null || setting.origin().equals(DEFAULT) ? "" : "(" + setting.origin() + ") ";
        problems.add(prefix + name + " " + origin + rest);
    }

    /** Notes variables that look like settings and are none. */
    void checkNames(List<Setting> settings) {
        List<String> names = settings.stream().map(Setting::name).toList();
        Map<String, Environment.Variable> unknown = new TreeMap<>();
        environment.startingWith(prefix).stream()
                .filter(variable -> !names.contains(variable.name()))
                .forEach(variable -> unknown.put(variable.name(), variable));
        unknown.values().forEach(variable -> {
            String nearest = Spelling.nearest(variable.name(), names).orElse(null);
            String sentence = variable.name() + " (" + variable.origin() + ") is no setting; "
                    + (nearest == null
                            ? "the command fairlead config prints all that there are"
                            : "did you mean " + nearest + "?");
            // Programs share the variables of a process: there only what looks like ours is held against the user.
            if (nearest != null || variable.source() == Environment.Source.FILE) {
                problems.add(sentence);
            }
        });
    }

    List<String> problems() {
        return problems;
    }

    List<String> warnings() {
        return warnings;
    }

    List<EffectiveSetting> effective() {
        return List.copyOf(effective.values());
    }

    static Secret secret(String text) throws WrongValue {
        try {
            return Secret.of(text);
        } catch (IllegalArgumentException multiline) {
            throw new WrongValue("has a line break or another control character in it; it is one line");
        }
    }

    static List<Secret> webhookSecrets(String text) throws WrongValue {
        List<Secret> secrets = new ArrayList<>();
        for (String one : Arrays.stream(text.split(",", -1)).map(String::strip).toList()) {
            if (one.isEmpty()) {
                throw new WrongValue("has an empty item; separate several secrets by single commas");
            }
            secrets.add(secret(one));
        }
        return List.copyOf(secrets);
    }

    static String version(String text) throws WrongValue {
        if (!VERSION.matcher(text).matches()) {
            throw new WrongValue("is no version; it has up to 64 letters, digits, points, hyphens and underscores");
        }
        return text;
    }

    static Mode mode(String text) throws WrongValue {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "test" -> Mode.TEST;
            case "live" -> Mode.LIVE;
            default -> throw new WrongValue("is neither test nor live");
        };
    }

    static URI baseUrl(String text) throws WrongValue {
        try {
            return checked(new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text));
        } catch (URISyntaxException malformed) {
            throw noAddress();
        }
    }

    private static URI checked(URI uri) throws WrongValue {
        boolean http = Hosts.isPlain(uri) || "https".equalsIgnoreCase(uri.getScheme());
        if (!http || uri.getHost() == null) {
            throw noAddress();
        }
        if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new WrongValue("has more than scheme, host, port and path; credentials do not belong there");
        }
        return uri;
    }

    private static WrongValue noAddress() {
        return new WrongValue("is no address such as https://api.example.com or http://127.0.0.1:12111");
    }

    static Duration duration(String text) throws WrongValue {
        Duration duration;
        try {
            duration = Durations.parse(text);
        } catch (IllegalArgumentException malformed) {
            throw new WrongValue("is no duration; write 500ms, 30s, 2m or PT1M30S");
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

    static Long number(String text) throws WrongValue {
        if (!text.matches("[0-9]{1,18}")) {
            throw new WrongValue("is no whole number");
        }
        return Long.valueOf(text);
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
