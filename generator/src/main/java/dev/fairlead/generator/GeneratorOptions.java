package dev.fairlead.generator;

import dev.fairlead.description.ApiOperation;
import dev.fairlead.generator.naming.Reserved;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What to generate.
 *
 * @param packageName where the client goes, for instance {@code com.example.stripe}
 * @param clientName the name of its main class, for instance {@code StripeClient}
 * @param operations tells which operations it has
 * @param profileResource the name of the file that holds the profile and lies beside the client on the class path, for instance
 *     {@code acme.yaml}; null where the profile is a bundled one
 */
public record GeneratorOptions(
        String packageName,
        String clientName,
        Predicate<ApiOperation> operations,
        @Nullable String profileResource) {

    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_$][A-Za-z0-9_$]*");

    /**
     * Checks the names.
     *
     * @throws IllegalArgumentException if a name is none in Java
     */
    public GeneratorOptions {
        boolean parts = Arrays.stream(packageName.split("\\.", -1)).allMatch(GeneratorOptions::isName);
        if (!parts) {
            throw new IllegalArgumentException(
                    "'" + packageName + "' is no package name: use one like com.example.stripe");
        }
        if (!isName(clientName)) {
            throw new IllegalArgumentException("'" + clientName + "' is no class name: use one like StripeClient");
        }
    }

    /** Creates options for a client of a bundled profile. */
    public GeneratorOptions(String packageName, String clientName, Predicate<ApiOperation> operations) {
        this(packageName, clientName, operations, null);
    }

    private static boolean isName(String text) {
        return IDENTIFIER.matcher(text).matches() && !Reserved.WORDS.contains(text);
    }

    /** Returns options for a client with all operations. */
    public static GeneratorOptions of(String packageName, String clientName) {
        return new GeneratorOptions(packageName, clientName, operation -> true);
    }

    /** Returns these options for a client with some operations. */
    public GeneratorOptions withOperations(Predicate<ApiOperation> some) {
        return new GeneratorOptions(packageName, clientName, some, profileResource);
    }

    /**
     * Returns these options for a client whose profile lies beside it on the class path.
     *
     * @param name the file's name, for instance {@code acme.yaml}
     */
    public GeneratorOptions withProfileResource(String name) {
        return new GeneratorOptions(packageName, clientName, operations, name);
    }
}
