package dev.fairlead.generator.model;

import dev.fairlead.profile.Pagination;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A client, before it is written.
 *
 * @param title the API's own
 * @param version the API's own
 * @param packageName where the client goes
 * @param client the name of its main class
 * @param profileId of the provider
 * @param profileResource the name of the file beside the client that holds the profile; null where it is a bundled one
 * @param pagination the profile's ways of pagination
 * @param groups the groups that the client itself gives
 * @param types all types that stand in no other
 * @param unions by model, the unions that it is a case of
 * @param wire how values look where they are not JSON; null where all are
 * @param diagnostics what could not be generated as described, one line each
 */
public record ApiModel(
        String title,
        String version,
        String packageName,
        ClassName client,
        String profileId,
        @Nullable String profileResource,
        List<Pagination> pagination,
        List<ResourceGroup> groups,
        List<TypeDeclaration> types,
        Map<ClassName, List<ClassName>> unions,
        @Nullable WireTable wire,
        List<String> diagnostics) {

    /** Copies the collections. */
    public ApiModel {
        pagination = List.copyOf(pagination);
        groups = List.copyOf(groups);
        types = List.copyOf(types);
        unions = Map.copyOf(unions);
        diagnostics = List.copyOf(diagnostics);
    }

    /** Returns this model with another place for the profile. */
    public ApiModel withProfileResource(@Nullable String name) {
        return new ApiModel(
                title,
                version,
                packageName,
                client,
                profileId,
                name,
                pagination,
                groups,
                types,
                unions,
                wire,
                diagnostics);
    }
}
