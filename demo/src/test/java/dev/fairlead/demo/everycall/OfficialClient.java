package dev.fairlead.demo.everycall;

import dev.fairlead.client.ApiClient;
import dev.fairlead.description.ApiDescription;
import dev.fairlead.generator.Generator;
import dev.fairlead.generator.GeneratorOptions;
import dev.fairlead.generator.output.GeneratedFile;
import dev.fairlead.generator.output.OutputFolder;
import dev.fairlead.profile.Profile;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;

/** A client that is generated, compiled and loaded while the test runs. */
final class OfficialClient implements AutoCloseable {

    private static final GeneratorOptions OPTIONS = GeneratorOptions.of("official.stripe", "StripeClient");

    private final URLClassLoader loader;

    private OfficialClient(URLClassLoader loader) {
        this.loader = loader;
    }

    /**
     * Generates and compiles.
     *
     * @param folder for sources and classes
     */
    static OfficialClient compile(ApiDescription description, Profile profile, Path folder) throws IOException {
        List<GeneratedFile> files =
                Generator.generate(description, profile, OPTIONS).toList();
        Path sources = folder.resolve("sources");
        new OutputFolder(sources).replaceAll(files);
        Path classes = folder.resolve("classes");
        List<String> arguments = new ArrayList<>(List.of(
                "--release",
                "21",
                "-proc:none",
                "-g:none",
                "-implicit:class",
                "-classpath",
                System.getProperty("java.class.path"),
                "-d",
                classes.toString()));
        files.forEach(file -> arguments.add(sources.resolve(file.path()).toString()));
        int status = ToolProvider.getSystemJavaCompiler()
                .run(null, System.out, System.err, arguments.toArray(String[]::new));
        if (status != 0) {
            throw new AssertionError("the generated client does not compile");
        }
        URL[] path = {classes.toUri().toURL()};
        return new OfficialClient(new URLClassLoader(path, OfficialClient.class.getClassLoader()));
    }

    /** Returns a client that makes its calls through an engine. */
    Object client(ApiClient api) throws ReflectiveOperationException {
        return loader.loadClass(OPTIONS.packageName() + "." + OPTIONS.clientName())
                .getConstructor(ApiClient.class)
                .newInstance(api);
    }

    @Override
    public void close() throws IOException {
        loader.close();
    }
}
