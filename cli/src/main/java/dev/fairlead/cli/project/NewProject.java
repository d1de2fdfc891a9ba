package dev.fairlead.cli.project;

import dev.fairlead.client.config.Settings;
import dev.fairlead.description.ApiDescription;
import dev.fairlead.description.ApiOperation;
import dev.fairlead.generator.Generator;
import dev.fairlead.generator.GeneratorOptions;
import dev.fairlead.generator.model.ApiModel;
import dev.fairlead.generator.model.OperationSelection;
import dev.fairlead.generator.project.Needs;
import dev.fairlead.generator.project.Project;
import dev.fairlead.generator.project.ProjectFile;
import dev.fairlead.generator.project.ProjectFiles;
import dev.fairlead.generator.sample.SampleCalls;
import dev.fairlead.profile.Profile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** A project that can be written: all its files, and what was decided on the way. */
public final class NewProject {

    /** Up to this many operations are taken whole. */
    public static final int WHOLE = 80;

    /** How many are taken of a larger document, unless others are asked for. */
    public static final int BEGINNING = 40;

    private final Project project;
    private final Map<String, byte[]> files;

    private NewProject(Project project, Map<String, byte[]> files) {
        this.project = project;
        this.files = files;
    }

    /** Makes the project; nothing is written. */
    public static NewProject of(ProjectRequest request, OwnArtifacts artifacts) {
        ApiInput input = request.input();
        ApiDescription description = input.description();
        Profile profile = input.profile();
        String name = projectName(request);
        String packageName =
                request.packageName() == null ? "com.example." + name.replace("-", "") : request.packageName();
        OperationSelection selection = OperationSelection.of(description, profile);
        String operations = operations(request, selection);
        GeneratorOptions named =
                GeneratorOptions.of(Project.clientPackage(packageName, profile.id()), Project.clientName(profile.id()));
        GeneratorOptions options = (input.profileText() == null
                        ? named
                        : named.withProfileResource(profile.id() + ".yaml"))
                .withOperations(selection.matching(operations));
        ApiModel model = Generator.model(description, profile, options);
        Project project = new Project(
                name,
                packageName,
                description,
                input.fileName(),
                input.origin(),
                profile,
                input.profileText(),
                operations,
                model,
                SampleCalls.of(model),
                versions(artifacts),
                given(profile));
        return new NewProject(project, files(project, input, artifacts));
    }

    private static String projectName(ProjectRequest request) {
        String folder =
                String.valueOf(request.folder().toAbsolutePath().normalize().getFileName());
        String name =
                folder.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^[-0-9]+|-+$", "");
        return name.isEmpty() ? "integration" : name;
    }

    /** What the tests of the chosen operations need is chosen too. */
    private static String operations(ProjectRequest request, OperationSelection selection) {
        ApiDescription description = request.input().description();
        String asked = request.operations();
        List<ApiOperation> all = description.operations();
        if (asked == null && all.size() <= WHOLE) {
            return "";
        }
        String chosen = asked != null
                ? asked
                : String.join(
                        ",",
                        selection.beginning(BEGINNING).stream()
                                .map(id -> description
                                        .operation(id)
                                        .map(selection::name)
                                        .orElse(id))
                                .toList());
        Predicate<ApiOperation> matching = selection.matching(chosen);
        StringBuilder whole = new StringBuilder(chosen);
        Needs.of(description, request.input().profile().id(), matching)
                .forEach(id -> whole.append(',')
                        .append(description.operation(id).map(selection::name).orElse(id)));
        return whole.toString();
    }

    private static Map<String, String> versions(OwnArtifacts artifacts) {
        Map<String, String> versions = new TreeMap<>(Models.versions());
        versions.put("fairlead", artifacts.version());
        return versions;
    }

    private static Map<String, String> given(Profile profile) {
        Map<String, String> given = new LinkedHashMap<>();
        given.put(".env.example", Settings.exampleFile(profile));
        given.put("monitoring/alerts.yml", monitoring("alerts.yml"));
        given.put("monitoring/grafana-dashboard.json", monitoring("dashboard.json"));
        return given;
    }

    private static String monitoring(String name) {
        String resource = "/dev/fairlead/telemetry/monitoring/" + name;
        try (InputStream in = NewProject.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing from the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(resource + " cannot be read", unreadable);
        }
    }

    private static Map<String, byte[]> files(Project project, ApiInput input, OwnArtifacts artifacts) {
        Map<String, byte[]> files = new TreeMap<>();
        for (ProjectFile file : ProjectFiles.of(project)) {
            files.put(file.path(), file.content().getBytes(StandardCharsets.UTF_8));
        }
        byte[] text = input.text().bytes();
        String pinned = "src/main/api/" + input.fileName();
        files.put(pinned, text);
        files.put(
                pinned + ".sha256",
                (Digests.sha256(text) + "  " + input.fileName() + "\n").getBytes(StandardCharsets.US_ASCII));
        artifacts.files().forEach((path, bytes) -> files.put(".fairlead/repository/" + path, bytes));
        return files;
    }

    /** Returns what was decided. */
    public Project project() {
        return project;
    }

    /** Returns what a later run must know. */
    public Map<String, String> facts(ApiInput input, OwnArtifacts artifacts) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("fairlead", artifacts.version());
        facts.put("package", project.packageName());
        facts.put("description", "src/main/api/" + input.fileName());
        facts.put("origin", input.origin());
        if (input.profileText() == null) {
            facts.put("bundled", project.profile().id());
        } else {
            facts.put(
                    "profile",
                    "src/main/resources/" + project.model().packageName().replace('.', '/') + "/"
                            + project.profile().id() + ".yaml");
        }
        return facts;
    }

    /** Returns the files by path. */
    public Map<String, byte[]> files() {
        return new TreeMap<>(files);
    }
}
