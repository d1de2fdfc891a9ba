package dev.fairlead.generator.model;

import dev.fairlead.description.ApiDescription;
import dev.fairlead.description.ApiOperation;
import dev.fairlead.description.Schema;
import dev.fairlead.generator.naming.JavaNames;
import dev.fairlead.generator.naming.NameScope;
import dev.fairlead.generator.naming.Names;
import dev.fairlead.generator.naming.Reserved;
import dev.fairlead.profile.Profile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Decides what a client for an API looks like. The same input gives the same model. */
public final class ApiModelBuilder {

    private final ApiDescription description;
    private final Profile profile;
    private final List<ApiOperation> operations;
    private final boolean whole;

    private ApiModelBuilder(ApiDescription description, Profile profile, Predicate<ApiOperation> selection) {
        this.description = description;
        this.profile = profile;
        this.operations = description.operations().stream().filter(selection).toList();
        this.whole = operations.size() == description.operations().size();
    }

    /**
     * Builds the model.
     *
     * @param packageName where the client goes
     * @param clientName the name of its main class
     * @param selection tells which operations it has; of the named schemas it has those that they lead to, and all
     *     resources if it has all operations
     */
    public static ApiModel build(
            ApiDescription description,
            Profile profile,
            String packageName,
            String clientName,
            Predicate<ApiOperation> selection) {
        return new ApiModelBuilder(description, profile, selection).build(packageName, clientName);
    }

    private ApiModel build(String packageName, String clientName) {
        List<String> diagnostics = new ArrayList<>();
        Set<String> reserved = new HashSet<>(Reserved.TYPES);
        reserved.add(clientName);
        NameScope topLevel = new NameScope(reserved);
        WireTable wire =
                WireMaker.make(description, operations, clientName.replaceAll("Client$", "") + "Wire", topLevel);
        ModelTypes models = new ModelTypes(schemaNames(topLevel), diagnostics);
        ParamTypes params = new ParamTypes(topLevel, models);
        description.schemas().values().forEach(params::noteCases);
        Pages pages = new Pages(profile.pagination());
        Placements placements = new Placements(description.operations(), pages::isList);
        GroupTree tree = GroupTree.of(operations, placements, topLevel);
        MethodMaker methods = new MethodMaker(description, profile.wire(), pages, models, params, topLevel);
        List<ResourceGroup> groups = new GroupMaker(methods).make(tree);
        resources(models);
        List<TypeDeclaration> types = new ArrayList<>(methods.types());
        types.addAll(params.finish());
        types.addAll(models.finish());
        return new ApiModel(
                description.title(),
                description.version(),
                packageName,
                ClassName.topLevel(clientName),
                profile.id(),
                null,
                profile.pagination(),
                groups,
                types,
                models.unionsByModel(),
                wire,
                diagnostics);
    }

    /** All schemas are named, used or not, so that a name does not depend on the selection of operations. */
    private Map<Schema, ClassName> schemaNames(NameScope topLevel) {
        Map<String, Schema> schemas = new LinkedHashMap<>(description.schemas());
        schemas.entrySet()
                .removeIf(entry -> !entry.getKey().equals(entry.getValue().name())); // aliases
        Names javaNames = topLevel.nameAll(schemas.keySet(), JavaNames::type, "Model");
        Map<Schema, ClassName> names = new HashMap<>();
        schemas.forEach((name, schema) -> names.put(schema, ClassName.topLevel(javaNames.of(name))));
        return names;
    }

    /** Resources may come in webhooks although no operation answers with them. */
    private void resources(ModelTypes models) {
        Owner nowhere = Owner.ofPackage("", new NameScope(Set.of()));
        for (Schema schema : whole ? description.schemas().values() : List.<Schema>of()) {
            if (schema.keyword("x-resourceId") != null) {
                models.type(schema, nowhere, String.valueOf(schema.name()));
            }
        }
    }
}
