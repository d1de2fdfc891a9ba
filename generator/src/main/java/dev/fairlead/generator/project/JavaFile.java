package dev.fairlead.generator.project;

import dev.fairlead.generator.sample.Imports;

/** A source file of a project while it is written. Not for use by several threads at once. */
final class JavaFile {

    private final String packageName;
    private final String name;
    private final Imports imports;
    private final StringBuilder body = new StringBuilder();

    JavaFile(String packageName, String name) {
        this.packageName = packageName;
        this.name = name;
        this.imports = new Imports(packageName, name);
    }

    Imports imports() {
        return imports;
    }

    /** Returns how a class is written here. */
    String use(String qualifiedName) {
        return imports.use(qualifiedName);
    }

    /** Adds a line, or several. */
    JavaFile line(String line) {
        body.append(line).append('\n');
        return this;
    }

    JavaFile blank() {
        return line("");
    }

    /** Returns the file. */
    ProjectFile in(String root) {
        String text = "package " + packageName + ";\n\n" + imports.lines() + body;
        return new ProjectFile(root + "/" + Project.folder(packageName) + "/" + name + ".java", text);
    }
}
