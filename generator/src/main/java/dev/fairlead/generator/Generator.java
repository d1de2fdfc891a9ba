package dev.fairlead.generator;

import dev.fairlead.description.ApiDescription;
import dev.fairlead.generator.java.JavaSources;
import dev.fairlead.generator.model.ApiModel;
import dev.fairlead.generator.model.ApiModelBuilder;
import dev.fairlead.generator.output.GeneratedFile;
import dev.fairlead.profile.Profile;
import java.util.stream.Stream;

/** Generates a typed client from a description and a profile. The same input gives the same files, byte for byte. */
public final class Generator {

    private Generator() {}

    /** Decides what the client looks like; {@link ApiModel#diagnostics()} say what could not be done as described. */
    public static ApiModel model(ApiDescription description, Profile profile, GeneratorOptions options) {
        return ApiModelBuilder.build(
                        description, profile, options.packageName(), options.clientName(), options.operations())
                .withProfileResource(options.profileResource());
    }

    /** Generates the client; each file is made when the stream comes to it. */
    public static Stream<GeneratedFile> generate(
            ApiDescription description, Profile profile, GeneratorOptions options) {
        return JavaSources.of(model(description, profile, options));
    }
}
