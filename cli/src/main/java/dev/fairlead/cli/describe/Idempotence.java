package dev.fairlead.cli.describe;

import dev.fairlead.description.ApiOperation;
import dev.fairlead.description.ApiParameter;
import dev.fairlead.description.Schema;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Finds what lets a provider recognise a request that comes again. */
final class Idempotence {

    private static final Set<String> NAMES = Set.of(
            "idempotencykey",
            "xidempotencykey",
            "idempotencytoken",
            "idempotentkey",
            "paypalrequestid",
            "clienttoken",
            "clientrequesttoken",
            "clientrequestid",
            "clientmutationid");

    private Idempotence() {}

    static List<Overview.Fact> facts(List<ApiOperation> operations) {
        Tally tally = new Tally();
        for (ApiOperation operation : operations) {
            for (ApiParameter parameter : operation.parameters()) {
                if (says(parameter.name())) {
                    tally.add(parameter.place().name().toLowerCase(Locale.ROOT) + " " + parameter.name(), operation);
                }
            }
            if (operation.body() != null) {
                operation.body().preferred().ifPresent(content -> properties(content.schema(), operation, tally));
            }
        }
        return tally.facts();
    }

    private static void properties(Schema schema, ApiOperation operation, Tally tally) {
        schema.properties().forEach((name, property) -> {
            if (says(name) || property.keyword("smithy.api#idempotencyToken") != null) {
                tally.add("body " + name, operation);
            }
        });
    }

    private static boolean says(String name) {
        return NAMES.contains(name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", ""));
    }
}
