package dev.fairlead.generator.java;

import dev.fairlead.generator.model.ApiModel;
import dev.fairlead.generator.model.ClassName;
import dev.fairlead.generator.model.TypeDeclaration;
import dev.fairlead.generator.model.WireTable;
import dev.fairlead.generator.output.GeneratedFile;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A source file in the making. */
final class Source {

    static final int WIDTH = 120;

    private final ApiModel model;
    private final TypeIndex index;
    private final ClassName topLevel;
    private final Deque<ClassName> within = new ArrayDeque<>();
    private final Set<String> imports = new TreeSet<>();
    private final StringBuilder body = new StringBuilder();
    private int depth;

    Source(ApiModel model, TypeIndex index, ClassName topLevel) {
        this.model = model;
        this.index = index;
        this.topLevel = topLevel;
    }

    /** Returns what a generated class is called at this place. */
    String name(ClassName name) {
        return index.text(name, new ArrayList<>(within), model.packageName());
    }

    /** Returns how values look where they are not JSON; null where all are. */
    @Nullable
    WireTable wire() {
        return model.wire();
    }

    /** Returns what the main class of the client is called at this place. */
    String client() {
        return name(model.client());
    }

    /** Returns the simple name of a class that is not generated, and imports it. */
    String use(String qualifiedName) {
        imports.add(qualifiedName);
        return qualifiedName.substring(qualifiedName.lastIndexOf('.') + 1);
    }

    /** Returns the interfaces that a class implements because it is a case of unions. */
    List<String> unionsOf(ClassName name) {
        return model.unions().getOrDefault(name, List.of()).stream()
                .map(this::name)
                .sorted()
                .toList();
    }

    /** Writes a class: its head, and what {@code content} writes between the braces. */
    void type(TypeDeclaration type, String head, Runnable content) {
        type(type.name(), head, content);
    }

    void type(ClassName name, String head, Runnable content) {
        open(head);
        within.addLast(name);
        content.run();
        within.removeLast();
        close();
    }

    /** Writes a line at the present depth. */
    void line(String text) {
        if (!text.isEmpty()) {
            body.append("    ".repeat(depth)).append(text);
        }
        body.append('\n');
    }

    /** Writes a line that goes on inside of a statement. */
    void continued(String text) {
        line("        " + text);
    }

    void blank() {
        line("");
    }

    /** Opens a block. */
    void open(String head) {
        line(head + " {");
        depth++;
    }

    /** Closes a block. */
    void close() {
        depth--;
        line("}");
    }

    /** Writes the head and the opening brace of a method, broken after the parenthesis if the line gets too long. */
    void method(String head, List<String> parameters) {
        String all = head + "(" + String.join(", ", parameters) + ")";
        if (4 * depth + all.length() + 2 <= WIDTH || parameters.isEmpty()) {
            open(all);
        } else {
            line(head + "(");
            continued(String.join(", ", parameters) + ") {");
            depth++;
        }
    }

    /** Writes a statement with a list in it, on several lines if it is long. */
    void list(String head, List<String> items, String tail) {
        StringBuilder text = new StringBuilder(head);
        boolean first = true;
        for (int i = 0; i < items.size(); i++) {
            String item = items.get(i) + (i + 1 < items.size() ? ", " : tail);
            if (4 * depth + text.length() + item.length() > WIDTH - 8) {
                write(text.toString().stripTrailing(), first);
                text.setLength(0);
                first = false;
            }
            text.append(item);
        }
        write(items.isEmpty() ? text + tail : text.toString(), first);
    }

    private void write(String text, boolean first) {
        line(first ? text : "        " + text);
    }

    /** Writes a method of one statement. */
    void method(String head, List<String> parameters, String statement) {
        method(head, parameters);
        line(statement);
        close();
    }

    /**
     * Writes a Javadoc comment.
     *
     * @param text already fit to stand in one
     * @param deprecated whether to add the tag and, after it, the annotation
     */
    void javadoc(String text, boolean deprecated) {
        if (deprecated) {
            line("/**");
            JavaText.lines(text, WIDTH - 3 - 4 * depth).forEach(each -> line(" * " + each));
            line(" *");
            line(" * @deprecated the provider advises against it");
            line(" */");
            line("@Deprecated");
            return;
        }
        if (4 * depth + text.length() + 7 <= WIDTH) {
            line("/** " + text + " */");
            return;
        }
        line("/**");
        JavaText.lines(text, WIDTH - 3 - 4 * depth).forEach(each -> line(" * " + each));
        line(" */");
    }

    /** Returns the file. */
    GeneratedFile toFile() {
        StringBuilder file = new StringBuilder();
        file.append(header(model))
                .append("package ")
                .append(model.packageName())
                .append(";\n\n");
        imports.forEach(name -> file.append("import ").append(name).append(";\n"));
        file.append(imports.isEmpty() ? "" : "\n").append(body);
        return new GeneratedFile(path(model, topLevel.simpleName()), file.toString());
    }

    static String header(ApiModel model) {
        String from = JavaText.plain(model.title() + " " + model.version()).replaceAll("[^ -~]|\\\\", "?");
        return "// Generated by Fairlead from " + (from.length() > 80 ? from.substring(0, 80) : from)
                + ". Do not edit: changes are lost.\n";
    }

    static String path(ApiModel model, String simpleName) {
        return model.packageName().replace('.', '/') + "/" + simpleName + ".java";
    }
}
