package dev.fairlead.cli.project;

import dev.fairlead.generator.Generator;
import dev.fairlead.generator.GeneratorOptions;
import dev.fairlead.generator.java.JavaSources;
import dev.fairlead.generator.model.ApiModel;
import dev.fairlead.generator.model.OperationSelection;
import dev.fairlead.generator.output.GeneratedFile;
import dev.fairlead.generator.output.OutputFolder;
import dev.fairlead.generator.project.Project;
import dev.fairlead.profile.Profile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes a client alone. */
public final class NewClient {

    private NewClient() {}

    /**
     * Writes the sources.
     *
     * @param clientName null for the usual one
     * @param operations the choice; empty for all
     * @return what was done, in one or two lines
     */
    public static String write(
            ApiInput input, String packageName, @Nullable String clientName, String operations, Path folder) {
        Profile profile = input.profile();
        GeneratorOptions named =
                GeneratorOptions.of(packageName, clientName == null ? Project.clientName(profile.id()) : clientName);
        GeneratorOptions options =
                input.profileText() == null ? named : named.withProfileResource(profile.id() + ".yaml");
        OperationSelection selection = OperationSelection.of(input.description(), profile);
        ApiModel model =
                Generator.model(input.description(), profile, options.withOperations(selection.matching(operations)));
        List<GeneratedFile> files = JavaSources.of(model).toList();
        try {
            refuseOthers(folder, files);
            int changed = new OutputFolder(folder).replaceAll(files);
            return files.size() + " files in " + folder + " (" + changed + " changed); " + model.packageName() + "."
                    + model.client() + " is the way in" + profileToo(input, model, folder);
        } catch (IOException unwritable) {
            throw new ProjectException(folder + " cannot be written (" + unwritable + "): check the folder");
        }
    }

    private static String profileToo(ApiInput input, ApiModel model, Path folder) throws IOException {
        String text = input.profileText();
        if (text == null) {
            return "";
        }
        Path file = folder.resolve(model.packageName().replace('.', '/'))
                .resolve(input.profile().id() + ".yaml");
        if (!Files.exists(file)) {
            Files.write(file, text.getBytes(StandardCharsets.UTF_8));
        }
        return ".\nIt reads its profile from " + file.getFileName() + " beside itself on the class path: " + file;
    }

    /** What stands where a file is to go, and was not written by an earlier run, is somebody's work. */
    private static void refuseOthers(Path folder, List<GeneratedFile> files) throws IOException {
        Path manifest = folder.resolve(OutputFolder.MANIFEST);
        Set<String> ours = Files.isRegularFile(manifest) ? new HashSet<>(Files.readAllLines(manifest)) : Set.of();
        for (GeneratedFile file : files) {
            if (!ours.contains(file.path()) && Files.exists(folder.resolve(file.path()))) {
                throw new ProjectException(folder.resolve(file.path())
                        + " is there and was not written by fairlead generate: choose another --package or --out");
            }
        }
    }
}
