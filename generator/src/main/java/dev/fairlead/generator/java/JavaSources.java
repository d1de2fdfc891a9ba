package dev.fairlead.generator.java;

import dev.fairlead.generator.model.ApiModel;
import dev.fairlead.generator.model.ClassName;
import dev.fairlead.generator.model.ResourceGroup;
import dev.fairlead.generator.model.TypeDeclaration;
import dev.fairlead.generator.model.WireTable;
import dev.fairlead.generator.output.GeneratedFile;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Writes a model as Java, one file for each class that stands in no other. */
public final class JavaSources {

    private final ApiModel model;
    private final TypeIndex index;

    private JavaSources(ApiModel model) {
        this.model = model;
        this.index = new TypeIndex(model);
    }

    /** Returns the files; each is made when the stream comes to it, also by several threads if the stream is made a parallel one. */
    public static Stream<GeneratedFile> of(ApiModel model) {
        JavaSources sources = new JavaSources(model);
        List<Supplier<GeneratedFile>> files = new ArrayList<>();
        files.add(sources::packageInfo);
        files.add(sources::client);
        WireTable wire = model.wire();
        if (wire != null) {
            files.add(() -> sources.file(wire.name(), source -> new WireWriter(source).write(wire)));
        }
        model.groups().forEach(group -> sources.add(group, files));
        model.types().forEach(type -> files.add(() -> sources.type(type)));
        return files.stream().map(Supplier::get);
    }

    private void add(ResourceGroup group, List<Supplier<GeneratedFile>> files) {
        files.add(() -> file(group.name(), source -> new GroupWriter(source).write(group)));
        group.children().forEach(child -> add(child, files));
    }

    private GeneratedFile file(ClassName name, Consumer<Source> content) {
        Source source = new Source(model, index, name);
        content.accept(source);
        return source.toFile();
    }

    private GeneratedFile client() {
        return file(model.client(), source -> new ClientWriter(source, model).write());
    }

    private GeneratedFile type(TypeDeclaration type) {
        return file(type.name(), source -> new TypeWriter(source).write(type));
    }

    private GeneratedFile packageInfo() {
        String title = JavaText.javadoc(model.title() + " " + model.version());
        String text = Source.header(model)
                + "/**\n * A typed client for " + (title.isBlank() ? "an API" : title) + ": {@link "
                + model.packageName() + "." + model.client() + "} is the way in.\n */\n"
                + "@NullMarked\npackage " + model.packageName() + ";\n\nimport org.jspecify.annotations.NullMarked;\n";
        return new GeneratedFile(Source.path(model, "package-info"), text);
    }
}
