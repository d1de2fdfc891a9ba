package dev.fairlead.generator.sample;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The imports of one source file. Of two classes with one simple name the first is imported, and the other is written with
 * its package wherever it stands. Not for use by several threads at once.
 */
public final class Imports {

    /** Names that sources use without an import. */
    private static final Set<String> LANGUAGE = Set.of(
            "AutoCloseable",
            "Boolean",
            "Class",
            "Exception",
            "Integer",
            "Long",
            "Object",
            "Override",
            "RuntimeException",
            "String",
            "System",
            "Thread",
            "Void");

    private final String ownPackage;
    private final Map<String, String> bySimpleName = new HashMap<>();
    private final Set<String> statics = new TreeSet<>();

    /**
     * Begins with no import.
     *
     * @param ownPackage the package of the file
     * @param ownName the name of its class, which no import may take
     */
    public Imports(String ownPackage, String ownName) {
        this.ownPackage = ownPackage;
        bySimpleName.put(ownName, ownPackage + "." + ownName);
        LANGUAGE.forEach(name -> bySimpleName.put(name, "java.lang." + name));
    }

    /**
     * Returns how a class is written.
     *
     * @param packageName its package
     * @param name its name within that, with points between the classes around it
     */
    public String use(String packageName, String name) {
        int point = name.indexOf('.');
        String simple = point < 0 ? name : name.substring(0, point);
        String known = bySimpleName.putIfAbsent(simple, packageName + "." + simple);
        return known == null || known.equals(packageName + "." + simple) ? name : packageName + "." + name;
    }

    /** Returns how a class that stands in no other is written. */
    public String use(String qualifiedName) {
        int point = qualifiedName.lastIndexOf('.');
        return use(qualifiedName.substring(0, point), qualifiedName.substring(point + 1));
    }

    /** Imports a static method; returns its name. */
    public String useStatic(String qualifiedName) {
        statics.add(qualifiedName);
        return qualifiedName.substring(qualifiedName.lastIndexOf('.') + 1);
    }

    /** Returns the lines of the imports, static ones first; empty where there is none, else with a blank line at the end. */
    public String lines() {
        StringBuilder lines = new StringBuilder();
        statics.forEach(name -> lines.append("import static ").append(name).append(";\n"));
        lines.append(statics.isEmpty() ? "" : "\n");
        List<String> classes = bySimpleName.values().stream()
                .filter(name -> !name.startsWith("java.lang.") && !isOwn(name))
                .sorted()
                .toList();
        classes.forEach(name -> lines.append("import ").append(name).append(";\n"));
        return classes.isEmpty() ? lines.toString() : lines.append('\n').toString();
    }

    private boolean isOwn(String name) {
        return name.startsWith(ownPackage + ".") && name.indexOf('.', ownPackage.length() + 1) < 0;
    }
}
