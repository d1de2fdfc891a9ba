package dev.fairlead.cli;

import dev.fairlead.client.config.Environment;
import dev.fairlead.profile.Profile;
import dev.fairlead.profile.ProfileException;
import dev.fairlead.profile.Profiles;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** A provider and its environment as they are named on a command line. */
final class ProviderChoice {

    private ProviderChoice() {}

    /** Returns the profile of a bundled provider or of a file; of Stripe where neither is named. */
    static Profile profile(@Nullable String provider, @Nullable Path file, CommandSpec spec) {
        if (provider != null && file != null) {
            throw new ParameterException(
                    spec.commandLine(), "PROVIDER and --profile name the provider twice; keep one of the two");
        }
        try {
            return file != null ? Profiles.load(file) : Profiles.bundled(provider == null ? "stripe" : provider);
        } catch (ProfileException unusable) {
            throw new ParameterException(spec.commandLine(), String.valueOf(unusable.getMessage()), unusable);
        }
    }

    /** Returns the environment of the process, with .env of this folder or another file. */
    static Environment environment(@Nullable Path file, CommandSpec spec) {
        if (file == null) {
            return Environment.system();
        }
        if (!Files.exists(file)) {
            throw new ParameterException(spec.commandLine(), "there is no file " + file);
        }
        return Environment.system(file);
    }
}
