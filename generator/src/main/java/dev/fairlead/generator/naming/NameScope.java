package dev.fairlead.generator.naming;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Gives each of a set of things its own name in one place of the code. A thing whose natural name is free and allowed has
 * it, whatever the others are called; only then do the remaining ones get a suffix, and only then a number. So a new thing
 * moves the name of an old one only where both want the same. Names differ in more than case, because file systems may
 * not tell case. Not for use by several threads at once.
 */
public final class NameScope {

    private final Set<String> reserved;
    private final Set<String> taken = new HashSet<>();

    /**
     * Creates a scope.
     *
     * @param reserved names that are not given
     */
    public NameScope(Set<String> reserved) {
        this.reserved = reserved;
    }

    /**
     * Names several things at once.
     *
     * @param wanted the things; the natural name of each is made by {@code shape}
     * @param suffix what to add to a name that is not free
     */
    public Names nameAll(Collection<String> wanted, UnaryOperator<String> shape, String suffix) {
        Map<String, String> names = new LinkedHashMap<>();
        for (String each : wanted) {
            String natural = shape.apply(each);
            names.put(each, isFree(natural) ? take(natural) : "");
        }
        names.replaceAll((each, name) -> name.isEmpty() ? name(shape.apply(each), suffix) : name);
        return new Names(names);
    }

    /** Names one thing: its natural name, or that with the suffix, or that with a number from 2 on. */
    public String name(String natural, String suffix) {
        if (isFree(natural)) {
            return take(natural);
        }
        String candidate = natural + suffix;
        for (int i = 2; !isFree(candidate); i++) {
            candidate = natural + suffix + i;
        }
        return take(candidate);
    }

    /** Returns whether a name can be given. */
    public boolean isFree(String name) {
        return !reserved.contains(name) && !taken.contains(key(name));
    }

    private String take(String name) {
        taken.add(key(name));
        return name;
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
