package dev.fairlead.generator.project;

import dev.fairlead.description.ApiDescription;
import dev.fairlead.generator.GeneratorOptions;
import dev.fairlead.generator.model.ApiModel;
import dev.fairlead.generator.naming.JavaNames;
import dev.fairlead.generator.naming.Reserved;
import dev.fairlead.generator.sample.Imports;
import dev.fairlead.generator.sample.SampleCalls;
import dev.fairlead.profile.Profile;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a project is about.
 *
 * @param name of the project: lower-case letters, digits and hyphens
 * @param packageName of its own classes
 * @param description of the API
 * @param descriptionFile the name of the pinned file, for instance {@code stripe.yaml}
 * @param origin where the description is from, for people
 * @param profile of the provider
 * @param profileText of a profile that is no bundled one; null for a bundled one
 * @param operations the choice of operations, as in {@link dev.fairlead.generator.model.OperationSelection}; empty for all
 * @param model of the client
 * @param calls the sample calls of the same client
 * @param versions of libraries and plugins, by artifact; {@code fairlead} is our own
 * @param given texts that other modules own, by the path that they go to
 */
public record Project(
        String name,
        String packageName,
        ApiDescription description,
        String descriptionFile,
        String origin,
        Profile profile,
        @Nullable String profileText,
        String operations,
        ApiModel model,
        SampleCalls calls,
        Map<String, String> versions,
        Map<String, String> given) {

    /** What the name of a project is made of. */
    public static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    /** Checks the names and copies the maps. */
    public Project {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "'" + name + "' is no name for a project: use lower-case letters, digits and hyphens");
        }
        GeneratorOptions.of(packageName, "Client"); // checks it
        versions = Map.copyOf(versions);
        given = Map.copyOf(given);
    }

    /** Returns the package of the generated client. */
    public static String clientPackage(String packageName, String profileId) {
        String last = profileId.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        String safe = last.isEmpty() || Character.isDigit(last.charAt(0)) ? "api" + last : last;
        boolean word = Reserved.WORDS.contains(safe);
        return packageName + "." + (word ? safe + "api" : safe);
    }

    /** Returns the name of the generated client's main class. */
    public static String clientName(String profileId) {
        return JavaNames.type(profileId) + "Client";
    }

    /** Returns the provider's name as classes begin with it. */
    String provider() {
        return JavaNames.type(profile.id());
    }

    /** Returns the provider's name as variables have it. */
    String variable() {
        String member = JavaNames.member(profile.id());
        return Reserved.WORDS.contains(member) ? member + "Api" : member;
    }

    /** Returns the name of the class that has the main method. */
    String application() {
        return JavaNames.type(name) + "Application";
    }

    /** Returns what the names of the provider's settings begin with. */
    String settingPrefix() {
        return profile.id().toUpperCase(Locale.ROOT).replace('-', '_') + "_";
    }

    /** Returns the Java expression for the profile. */
    String profileExpression(Imports imports) {
        String profiles = imports.use("dev.fairlead.profile.Profiles");
        return profileText == null
                ? profiles + ".bundled(\"" + profile.id() + "\")"
                : profiles + ".resource("
                        + imports.use(model.packageName(), model.client().toString()) + ".class, \"" + profile.id()
                        + ".yaml\")";
    }

    /** Returns a folder within the project for a package. */
    static String folder(String packageName) {
        return packageName.replace('.', '/');
    }

    /** Returns the pinned description within the project. */
    String descriptionPath() {
        return "src/main/api/" + descriptionFile;
    }
}
