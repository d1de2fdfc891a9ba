package dev.fairlead.generator;

import dev.fairlead.description.ApiDescription;
import dev.fairlead.description.BundledDescriptions;
import dev.fairlead.description.DescriptionException;
import dev.fairlead.description.DescriptionReader;
import dev.fairlead.generator.java.JavaSources;
import dev.fairlead.generator.model.ApiModel;
import dev.fairlead.generator.model.OperationSelection;
import dev.fairlead.generator.output.GeneratedFile;
import dev.fairlead.generator.output.OutputFolder;
import dev.fairlead.profile.Profile;
import dev.fairlead.profile.ProfileException;
import dev.fairlead.profile.Profiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Runs the generator in a process of its own: {@code GeneratorMain DESCRIPTION PROFILE PACKAGE CLIENT FOLDER [OPERATIONS]}, where the
 * description is {@code bundled:ID} or a file, and the profile the id of a bundled one or a file: what contains a slash or ends
 * in {@code .yaml}, {@code .yml} or {@code .json}. A client of such a file looks for one of the same name beside itself on the
 * class path. The operations are a choice as in {@link OperationSelection}. Prints one line; ends with status 0, or with 2 and one line on standard error.
 */
public final class GeneratorMain {

    private static final String BUNDLED = "bundled:";

    private GeneratorMain() {}

    /** Runs and ends the process. */
    public static void main(String... arguments) {
        System.exit(run(arguments));
    }

    private static int run(String... arguments) {
        if (arguments.length < 5 || arguments.length > 6) {
            System.err.println("usage: GeneratorMain DESCRIPTION PROFILE PACKAGE CLIENT FOLDER [OPERATIONS]");
            return 2;
        }
        try {
            System.out.println(generate(
                    arguments[0],
                    arguments[1],
                    GeneratorOptions.of(arguments[2], arguments[3]),
                    Path.of(arguments[4]),
                    arguments.length == 6 ? arguments[5] : ""));
            return 0;
        } catch (DescriptionException | ProfileException | IllegalArgumentException wrong) {
            System.err.println(String.valueOf(wrong.getMessage()).replaceAll("\\s*\\R\\s*", "; "));
        } catch (IOException unwritable) {
            System.err.println(arguments[4] + ": cannot be written (" + unwritable + "): check the folder");
        }
        return 2;
    }

    private static String generate(
            String source, String profileName, GeneratorOptions named, Path folder, String operations)
            throws IOException {
        long start = System.nanoTime();
        ApiDescription description = source.startsWith(BUNDLED)
                ? BundledDescriptions.open(source.substring(BUNDLED.length()))
                : DescriptionReader.read(PinnedDescription.checked(Path.of(source)));
        boolean own = Profiles.isFile(profileName);
        Profile profile = own ? Profiles.load(Path.of(profileName)) : Profiles.bundled(profileName);
        GeneratorOptions options = own
                ? named.withProfileResource(String.valueOf(Path.of(profileName).getFileName()))
                : named;
        OperationSelection selection = OperationSelection.of(description, profile);
        ApiModel model = Generator.model(description, profile, options.withOperations(selection.matching(operations)));
        List<GeneratedFile> files = JavaSources.of(model).parallel().toList();
        int changed = new OutputFolder(folder).replaceAll(files);
        model.diagnostics().forEach(diagnostic -> System.err.println("note: " + diagnostic));
        return description.operations().size() + " operations, " + files.size() + " files (" + changed + " changed), "
                + (System.nanoTime() - start) / 1_000_000 + " ms";
    }
}
