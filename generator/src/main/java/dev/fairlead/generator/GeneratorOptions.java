package dev.fairlead.generator;

import dev.fairlead.description.ApiOperation;
import dev.fairlead.generator.naming.Reserved;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What to generate.
 *
 * @param packageName where the client goes, for instance {@code com.example.stripe}
 * @param clientName the name of its main class, for instance {@code StripeClient}
 * @param operations tells which operations it has
 */
public record GeneratorOptions(String packageName, String clientName, Predicate<ApiOperation> operations) {

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

    private static boolean isName(String text) {
        return IDENTIFIER.matcher(text).matches() && !Reserved.WORDS.contains(text);
    }

    /** Returns options for a client with all operations. */
    public static GeneratorOptions of(String packageName, String clientName) {
        return new GeneratorOptions(packageName, clientName, operation -> true);
    }
}
