package dev.fairlead.cli.project;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for.
 *
 * @param input the description and the profile
 * @param folder of the project
 * @param packageName of its classes; null for one made from the folder's name
 * @param operations the choice of operations; null for what is usual
 */
public record ProjectRequest(
        ApiInput input,
        Path folder,
        @Nullable String packageName,
        @Nullable String operations) {}
