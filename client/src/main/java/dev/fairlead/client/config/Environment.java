package dev.fairlead.client.config;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * Named values from outside the program, each with where it came from. Immutable. A blank value counts as none.
 *
 * <p>Nothing is thrown for a file that cannot be read or has mistakes: {@link Settings} reports those together with its own
 * findings.
 */
public final class Environment {

    private static final String DOT_ENV = ".env";
    private static final Pattern PROPERTY = Pattern.compile("[a-z0-9]+(\\.[a-z0-9]+)+");

    /** Where a variable was set. */
    enum Source {
        /** The properties and variables of the process, which other programs fill too. */
        PROCESS,
        /** A file that is ours. */
        FILE
    }

    record Variable(String name, String value, Source source, String origin) {

        /** Leaves the value out: most are secrets. */
        @Override
        public String toString() {
            return name + " (" + origin + ")";
        }
    }

    /** What is no variable, and yet worth a word: blank ones with their origin, properties in other spellings, sentences. */
    private record Remarks(
            Map<String, String> blanks, List<String> oddProperties, List<String> problems, List<String> warnings) {

        Remarks {
            blanks = Map.copyOf(blanks);
            oddProperties = List.copyOf(oddProperties);
            problems = List.copyOf(problems);
            warnings = List.copyOf(warnings);
        }

        Remarks and(Remarks others) {
            Map<String, String> allBlanks = new LinkedHashMap<>(others.blanks);
            allBlanks.putAll(blanks);
            return new Remarks(
                    allBlanks,
                    joined(oddProperties, others.oddProperties),
                    joined(problems, others.problems),
                    joined(warnings, others.warnings));
        }

        private static List<String> joined(List<String> first, List<String> second) {
            List<String> all = new ArrayList<>(first);
            all.addAll(second);
            return all;
        }
    }

    private final Map<String, Variable> variables;
    private final Remarks remarks;

    private Environment(Map<String, Variable> variables, Remarks remarks) {
        this.variables = Collections.unmodifiableMap(variables);
        this.remarks = remarks;
    }

    /** Returns the environment of those variables that have a value. */
    private static Environment of(
            List<Variable> all, List<String> oddProperties, List<String> problems, List<String> warnings) {
        Map<String, Variable> known = new LinkedHashMap<>();
        Map<String, String> blanks = new LinkedHashMap<>();
        for (Variable variable : all) {
            if (variable.value().isBlank()) {
                blanks.put(variable.name(), variable.origin());
            } else {
                known.put(variable.name(), variable);
            }
        }
        return new Environment(known, new Remarks(blanks, oddProperties, problems, warnings));
    }

    /**
     * Returns the system properties and the variables of this process, and those of the file {@code .env} in the working folder
     * where there is one. A property goes before a variable, that before the file.
     */
    public static Environment system() {
        return system(Path.of(DOT_ENV));
    }

    /** Returns the same with another file in place of {@code .env}; a file that is not there has no variables. */
    public static Environment system(Path file) {
        Environment process = properties(System.getProperties()).orElse(of(System.getenv()));
        return Files.exists(file) ? process.orElse(read(file)) : process;
    }

    /**
     * Returns properties as variables: {@code stripe.api.key} is {@code STRIPE_API_KEY}. Names with anything but lower-case
     * letters, digits and points are not ours.
     */
    public static Environment properties(Properties properties) {
        List<Variable> all = new ArrayList<>();
        List<String> odd = new ArrayList<>();
        for (String property : properties.stringPropertyNames()) {
            if (PROPERTY.matcher(property).matches()) {
                String value = properties.getProperty(property, "").strip();
                all.add(new Variable(variableOf(property), value, Source.PROCESS, "system property " + property));
            } else {
                odd.add(property);
            }
        }
        return of(all, odd, List.of(), List.of());
    }

    /** Returns the variable that a property stands for. */
    static String variableOf(String property) {
        return property.toUpperCase(Locale.ROOT).replace('.', '_');
    }

    /** Returns these variables, as if they were those of the process. */
    public static Environment of(Map<String, String> variables) {
        List<Variable> all = variables.entrySet().stream()
                .map(entry -> new Variable(entry.getKey(), entry.getValue().strip(), Source.PROCESS, "environment"))
                .toList();
        return of(all, List.of(), List.of(), List.of());
    }

    /**
     * Returns the variables of a file of lines {@code NAME=value}.
     *
     * <p>Comments begin with {@code #}, at the start of a line or after white space; {@code export} before a name is
     * skipped. A value may stand in single quotes, which take everything literally, or in double quotes, which may span
     * lines and know {@code \n}, {@code \r}, {@code \t}, {@code \"}, {@code \\}, {@code \$}. Variables are not replaced
     * inside values. UTF-8, with or without a byte order mark, lines ended by LF or CRLF, at most 1 MiB.
     */
    public static Environment read(Path file) {
        String name = file.getFileName() == null
                ? file.toString()
                : file.getFileName().toString();
        DotEnv parsed;
        try {
            parsed = DotEnv.read(file);
        } catch (IOException unreadable) {
            return of(List.of(), List.of(), List.of(name + " cannot be read: " + reason(unreadable)), List.of());
        }
        List<Variable> all = parsed.entries().stream()
                .map(entry -> new Variable(entry.name(), entry.value(), Source.FILE, name + " line " + entry.line()))
                .toList();
        List<String> problems =
                parsed.problems().stream().map(problem -> name + " " + problem).toList();
        return of(all, List.of(), problems, warnings(file, name));
    }

    private static String reason(IOException unreadable) {
        return switch (unreadable) {
            case NoSuchFileException ignored -> "there is no such file";
            case AccessDeniedException ignored -> "access is denied";
            default ->
                unreadable.getMessage() == null ? unreadable.getClass().getSimpleName() : unreadable.getMessage();
        };
    }

    private static List<String> warnings(Path file, String name) {
        try {
            return Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ)
                    ? List.of(
                            name + " can be read by every user of this machine; chmod 600 " + name + " shuts them out")
                    : List.of();
        } catch (IOException | UnsupportedOperationException noPosix) {
            return List.of();
        }
    }

    /** Returns these variables and, for names that are not among them, those of another environment. */
    public Environment orElse(Environment other) {
        Map<String, Variable> both = new LinkedHashMap<>(other.variables);
        both.putAll(variables);
        return new Environment(both, remarks.and(other.remarks));
    }

    /** Returns the value of a variable; it may be a secret. */
    public Optional<String> get(String name) {
        return variable(name).map(Variable::value);
    }

    Optional<Variable> variable(String name) {
        return Optional.ofNullable(variables.get(name));
    }

    List<Variable> startingWith(String prefix) {
        return variables.values().stream()
                .filter(variable -> variable.name().startsWith(prefix))
                .toList();
    }

    /** Returns where a variable was set to nothing; empty where it was not set or has a value. */
    Optional<String> blank(String name) {
        return Optional.ofNullable(remarks.blanks().get(name));
    }

    /** Returns the names of properties that are not written as ours are. */
    List<String> oddProperties() {
        return remarks.oddProperties();
    }

    List<String> problems() {
        return remarks.problems();
    }

    /** Returns what is no error and yet wrong, one sentence each: a file with secrets that everybody can read. */
    public List<String> warnings() {
        return remarks.warnings();
    }

    /** Returns how many variables there are; neither names nor values. */
    @Override
    public String toString() {
        return "Environment(" + variables.size() + " variables)";
    }
}
