package dev.fairlead.generator.model;

import dev.fairlead.generator.naming.NameScope;
import dev.fairlead.generator.naming.Reserved;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A place for types while it is built: a class, or the package itself. */
final class Owner {

    /** Class files have this in their name, and file systems allow 255 bytes. */
    private static final int LONGEST_FILE_NAME = 180;

    private final List<String> outer;
    private final String prefix;
    private final NameScope names;
    private final List<TypeDeclaration> declared = new ArrayList<>();

    private Owner(List<String> outer, String prefix, NameScope names) {
        this.outer = outer;
        this.prefix = prefix;
        this.names = names;
    }

    /** Returns a place within a class. */
    static Owner of(ClassName name) {
        Set<String> reserved = new HashSet<>(Reserved.TYPES);
        reserved.addAll(name.simpleNames());
        return new Owner(name.simpleNames(), "", new NameScope(reserved));
    }

    /**
     * Returns a place in the package.
     *
     * @param prefix what the names of classes there begin with
     * @param topLevel the names that are taken
     */
    static Owner ofPackage(String prefix, NameScope topLevel) {
        return new Owner(List.of(), prefix, topLevel);
    }

    /** Names a class here; a chain of classes that grows too long goes on under a short name. */
    ClassName claim(String natural, String suffix) {
        List<String> simpleNames = new ArrayList<>(outer);
        int length = String.join("$", outer).length() + prefix.length() + natural.length();
        String wanted = length <= LONGEST_FILE_NAME ? natural : "T" + Integer.toHexString(natural.hashCode());
        simpleNames.add(names.name(prefix + wanted, suffix));
        return new ClassName(simpleNames);
    }

    void add(TypeDeclaration declaration) {
        declared.add(declaration);
    }

    /** Returns the types that were put here. */
    List<TypeDeclaration> declared() {
        return declared;
    }
}
