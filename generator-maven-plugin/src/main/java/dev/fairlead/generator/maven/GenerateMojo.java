package dev.fairlead.generator.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.toolchain.Toolchain;
import org.apache.maven.toolchain.ToolchainManager;
import org.jspecify.annotations.NullUnmarked;

/**
 * Generates a typed client from a provider's description, and adds it to the sources to compile. Does nothing if neither the
 * description nor the generator nor a parameter has changed since the last run.
 */
@NullUnmarked // Maven sets the fields
@Mojo(name = "generate", defaultPhase = LifecyclePhase.GENERATE_SOURCES, threadSafe = true)
public final class GenerateMojo extends AbstractMojo {

    /** The description: a file, or {@code bundled:} and the id of a provider, which is also the default. */
    @Parameter(property = "fairlead.description", defaultValue = "bundled:${fairlead.profile}")
    private String description;

    /**
     * The provider's profile: the id of one that comes with the product, for instance {@code stripe}, or a file (what contains a
     * slash or ends in {@code .yaml}, {@code .yml} or {@code .json}). The client finds a file beside itself on the class path,
     * so it is {@code src/main/resources/<package as path>/<id>.yaml}; the generator never writes it.
     */
    @Parameter(property = "fairlead.profile", required = true)
    private String profile;

    /** The package of the client. */
    @Parameter(property = "fairlead.packageName", required = true)
    private String packageName;

    /**
     * The name of the client's main class; the default is made from the profile: {@code StripeClient} for stripe, {@code
     * GoogleStorageClient} for a file google-storage.yaml.
     */
    @Parameter(property = "fairlead.clientName")
    private String clientName;

    /**
     * The operations that the client has: names like {@code customers.create}, groups like {@code customers.*}, ids, paths or
     * {@code tag:NAME}, with commas between; all where nothing is said. Only the schemas that they need are generated.
     */
    @Parameter(property = "fairlead.operations", defaultValue = "")
    private String operations;

    /** The folder that the sources go into. */
    @Parameter(
            property = "fairlead.outputDirectory",
            defaultValue = "${project.build.directory}/generated-sources/fairlead")
    private File outputDirectory;

    /** Whether to generate nothing; what an earlier run left is compiled all the same. */
    @Parameter(property = "fairlead.skip", defaultValue = "false")
    private boolean skip;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Parameter(defaultValue = "${plugin.artifacts}", readonly = true, required = true)
    private List<Artifact> pluginArtifacts;

    private final ToolchainManager toolchains;

    /** Called by Maven. */
    @Inject
    public GenerateMojo(ToolchainManager toolchains) {
        this.toolchains = toolchains;
    }

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        project.addCompileSourceRoot(outputDirectory.getAbsolutePath());
        if (skip) {
            return;
        }
        try {
            generate();
        } catch (IOException unwritable) {
            throw new MojoFailureException(
                    outputDirectory + " cannot be written (" + unwritable + "): check the folder");
        }
    }

    private void generate() throws IOException, MojoExecutionException, MojoFailureException {
        ProfileParameter place =
                ProfileParameter.of(profile, packageName, project.getBasedir().toPath());
        List<String> arguments = List.of(
                source(place),
                place.argument(),
                packageName,
                clientName != null ? clientName : place.clientName(),
                outputDirectory.getAbsolutePath(),
                operations == null ? "" : operations.strip().replaceAll("\\s*,\\s*", ","));
        List<Path> classPath = classPath();
        InputsStamp stamp = InputsStamp.of(outputDirectory.toPath(), arguments, classPath);
        if (stamp.isUpToDate()) {
            getLog().info("The client in " + packageName + " is up to date");
            return;
        }
        stamp.forget();
        ForkedGenerator generator =
                new ForkedGenerator(java(), classPath, project.getBasedir().toPath());
        generator.run(arguments, getLog());
        stamp.save();
    }

    /** A path is relative to the project, as everywhere in Maven. */
    private String source(ProfileParameter place) throws MojoFailureException {
        boolean missing = description.equals("bundled:${fairlead.profile}");
        if (missing && place.isFile()) {
            throw new MojoFailureException("the goal has a profile of its own, " + profile
                    + ", and no description: add <description> with the file that describes the API");
        }
        String source = missing ? "bundled:" + profile : description;
        return source.startsWith("bundled:")
                ? source
                : project.getBasedir().toPath().resolve(source).toString();
    }

    private List<Path> classPath() {
        List<Path> classPath = new ArrayList<>();
        for (Artifact artifact : pluginArtifacts) {
            if (artifact.getFile() != null) {
                classPath.add(artifact.getFile().toPath());
            }
        }
        return classPath;
    }

    private Path java() throws MojoFailureException {
        Toolchain toolchain = toolchains.getToolchainFromBuildContext("jdk", session);
        String tool = toolchain == null ? null : toolchain.findTool("java");
        if (tool != null) {
            return Path.of(tool);
        }
        if (Runtime.version().feature() >= 21) {
            Path home = Path.of(System.getProperty("java.home"));
            Path windows = home.resolve("bin/java.exe");
            return Files.exists(windows) ? windows : home.resolve("bin/java");
        }
        throw new MojoFailureException("the generator needs a JDK 21 or later and Maven runs on "
                + Runtime.version().feature() + ": install one and select it with maven-toolchains-plugin");
    }
}
