package dev.fairlead.client.config;

import dev.fairlead.profile.Spelling;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Puts each setting into a draft from where it counts, collecting every problem on the way. No problem repeats a value. */
final class SettingsReader {

    private static final String DEFAULT = "default";
    private static final String CODE = "code";

    private final Draft draft;
    private final Set<String> fromCode;
    private final Environment environment;
    private final String prefix;
    private final List<Option> options;
    private final Map<String, String> origins = new LinkedHashMap<>();
    private final Set<String> refused = new HashSet<>();
    private final Set<String> unread = new HashSet<>();
    private final List<String> problems;
    private final List<String> warnings;

    /**
     * Creates a reader.
     *
     * @param draft as the code has it
     * @param fromCode the groups that the code has set
     */
    SettingsReader(Draft draft, Set<String> fromCode, Environment environment) {
        this.draft = draft;
        this.fromCode = fromCode;
        this.environment = environment;
        this.prefix = Options.prefix(draft.profile);
        this.options = Options.of(draft.profile);
        this.problems = new ArrayList<>(environment.problems());
        this.warnings = new ArrayList<>(environment.warnings());
    }

    void read() {
        options.forEach(this::read);
        checkNames();
        checkProperties();
    }

    private void read(Option option) {
        String name = option.name();
        Environment.Variable variable = environment.variable(prefix + name).orElse(null);
        if (fromCode.contains(option.group()) || variable == null) {
            origins.put(name, fromCode.contains(option.group()) ? CODE : DEFAULT);
            return;
        }
        origins.put(name, variable.origin());
        unread.add(name);
        if (option.needs().stream().anyMatch(refused::contains)) {
            refused.add(name); // what is wrong is told of the other one
            return;
        }
        for (String need : option.needs()) {
            if (!isSet(need)) {
                problem(name, "means nothing without " + prefix + need + "; set that too");
                return;
            }
        }
        try {
            option.reading().read(draft, variable.value());
            unread.remove(name);
        } catch (WrongValue wrong) {
            problem(name, String.valueOf(wrong.getMessage()));
        } catch (IllegalArgumentException | ArithmeticException wrong) {
            problem(name, "is refused: " + wrong.getMessage());
        }
    }

    /** Returns whether an option is set, usable or not. */
    boolean isSet(String name) {
        return environment.variable(prefix + name).isPresent();
    }

    /** Returns whether an option comes from the code. */
    boolean isFromCode(String name) {
        return CODE.equals(origins.get(name));
    }

    /** Returns whether something is wrong with an option. */
    boolean isRefused(String name) {
        return refused.contains(name);
    }

    Environment environment() {
        return environment;
    }

    /** Notes a problem: the setting's name, where it came from, and the rest of the sentence. */
    void problem(String name, String rest) {
        refused.add(name);
        String origin = origins.getOrDefault(name, DEFAULT);
        problems.add(prefix + name + " " + (origin.equals(DEFAULT) ? "" : "(" + origin + ") ") + rest);
    }

    /** Notes variables that look like settings and are none. */
    private void checkNames() {
        List<String> names = options.stream().map(Option::name).toList();
        Map<String, Environment.Variable> unknown = new TreeMap<>();
        environment.startingWith(prefix).stream()
                .filter(variable -> !names.contains(variable.name().substring(prefix.length())))
                .forEach(variable -> unknown.put(variable.name(), variable));
        unknown.values().forEach(variable -> {
            boolean ours = variable.source() == Environment.Source.FILE;
            List<String> meant = meant(variable.name().substring(prefix.length()), names, ours);
            // Programs share the variables of a process: there only what looks like ours is held against the user.
            if (ours || !meant.isEmpty()) {
                problems.add(variable.name() + " (" + variable.origin() + ") is no setting; "
                        + (meant.isEmpty()
                                ? "the command fairlead config prints all that there are"
                                : "did you mean " + String.join(" or ", meant) + "?"));
            }
        });
    }

    /** Returns the setting of nearly this name; or else, if there may be several, those that have all of its words. */
    private List<String> meant(String name, List<String> names, boolean byWords) {
        List<String> words = List.of(name.split("_"));
        List<String> meant = Spelling.nearest(name, names)
                .map(List::of)
                .orElseGet(() -> byWords
                        ? names.stream()
                                .filter(known -> List.of(known.split("_")).containsAll(words))
                                .limit(3)
                                .toList()
                        : List.of());
        return meant.stream().map(known -> prefix + known).toList();
    }

    /** Warns of properties that are spelled as other programs spell theirs, and so are read by nobody. */
    private void checkProperties() {
        for (String property : environment.oddProperties()) {
            String usual = property.replaceAll("([a-z0-9])([A-Z])", "$1.$2")
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[_-]", ".");
            String name = Environment.variableOf(usual);
            if (options.stream().anyMatch(option -> name.equals(prefix + option.name()))) {
                warnings.add("the system property " + property + " is not read; ours is written " + usual);
            }
        }
    }

    List<String> problems() {
        return problems;
    }

    List<String> warnings() {
        return warnings;
    }

    List<EffectiveSetting> effective() {
        return options.stream()
                .map(option -> new EffectiveSetting(
                        prefix + option.name(),
                        unread.contains(option.name()) ? "" : option.show().apply(draft),
                        origins.getOrDefault(option.name(), DEFAULT)))
                .toList();
    }
}
