package dev.fairlead.generator.java;

import dev.fairlead.generator.model.ResourceGroup;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the operations on one resource. */
final class GroupWriter {

    private static final String CLIENT = "dev.fairlead.client.";

    private final Source source;
    private final Types types;

    GroupWriter(Source source) {
        this.source = source;
        this.types = new Types(source);
    }

    void write(ResourceGroup group) {
        source.javadoc("The operations on " + words(group) + ". Thread-safe.", false);
        source.type(group.name(), "public final class " + group.name().simpleName(), () -> {
            OperationWriter operations = new OperationWriter(source, types);
            group.methods().forEach(method -> operations.write(group, method));
            String api = source.use(CLIENT + "ApiClient");
            source.blank();
            source.line("private final " + api + " api;");
            source.blank();
            source.method(group.name().simpleName(), List.of(api + " api"), "this.api = api;");
            for (ResourceGroup child : group.children()) {
                accessor(source, child);
            }
            MethodWriter methods = new MethodWriter(source, types);
            group.methods().forEach(methods::write);
        });
    }

    static void accessor(Source source, ResourceGroup child) {
        source.blank();
        source.javadoc("Returns the operations on " + words(child) + ".", false);
        String name = source.name(child.name());
        source.method("public " + name + " " + child.accessor(), List.of(), "return new " + name + "(api);");
    }

    private static String words(ResourceGroup group) {
        return "{@code "
                + group.path().stream()
                        .map(segment -> segment.replaceAll("[^A-Za-z0-9_.-]", "?"))
                        .collect(Collectors.joining("/"))
                + "}";
    }
}
