package dev.fairlead.generator.profile;

import dev.fairlead.description.ApiContent;
import dev.fairlead.description.ApiOperation;
import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonString;
import dev.fairlead.json.JsonValue;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Pages that a description declares: Datadog's {@code x-pagination}, Azure's {@code x-ms-pageable}, and the trait {@code paginated}
 * of Smithy 2.0.
 */
final class DeclaredPages {

    private final DescriptionText text;

    DeclaredPages(DescriptionText text) {
        this.text = text;
    }

    Optional<PageStyle> style(ApiOperation operation) {
        JsonObject raw = operation.raw();
        JsonObject pagination = raw.object("x-pagination");
        if (pagination != null) {
            return Optional.ofNullable(datadog(pagination, operation));
        }
        JsonObject pageable = raw.object("x-ms-pageable");
        if (pageable != null) {
            return pageable.text("nextLinkName")
                    .filter(link -> !link.isBlank())
                    .map(link -> PageStyle.nextUrl(
                            pointer(link), pointer(pageable.text("itemName").orElse("value")), null));
        }
        return text.isSmithy() ? Optional.ofNullable(smithy(operation)) : Optional.empty();
    }

    private @Nullable PageStyle datadog(JsonObject pagination, ApiOperation operation) {
        String items = pointer(pagination.text("resultsPath").orElse(""));
        PageStyle.Size size = pagination
                .text("limitParam")
                .flatMap(limit -> Asks.of(operation).size(parameter(limit)))
                .orElse(null);
        Optional<String> cursor = pagination.text("cursorParam");
        Optional<String> path = pagination.text("cursorPath");
        if (cursor.isPresent() && path.isPresent()) {
            return PageStyle.token(parameter(cursor.get()), pointer(path.get()), items, null, size);
        }
        Optional<String> page = pagination.text("pageParam");
        if (page.isPresent()) {
            Long first = pagination.integer("pageStart");
            return PageStyle.page(parameter(page.get()), first != null && first == 1 ? 1 : 0, items, null, size);
        }
        return pagination
                .text("pageOffsetParam")
                .map(offset -> PageStyle.offset(parameter(offset), items, null, null, size))
                .orElse(null);
    }

    private static String parameter(String written) {
        return written.startsWith("body.") ? pointer(written.substring("body.".length())) : written;
    }

    private static String pointer(String path) {
        return path.isEmpty()
                ? ""
                : "/" + path.replace("~", "~0").replace("/", "~1").replace('.', '/');
    }

    private @Nullable PageStyle smithy(ApiOperation operation) {
        JsonObject own = DescriptionText.trait(operation.raw(), "smithy.api#paginated");
        JsonObject traits = operation.raw().object("traits");
        if (traits == null || !traits.has("smithy.api#paginated")) {
            return null;
        }
        JsonObject common = DescriptionText.trait(text.smithyService(), "smithy.api#paginated");
        String input =
                own.text("inputToken").or(() -> common.text("inputToken")).orElse("");
        String output =
                own.text("outputToken").or(() -> common.text("outputToken")).orElse("");
        String items = own.text("items").or(() -> common.text("items")).orElse("");
        if (input.isEmpty() || output.isEmpty() || items.isEmpty()) {
            return null;
        }
        boolean form = operation.body() != null
                && operation.body().preferred().map(ApiContent::isForm).orElse(false);
        JsonObject member = member(operation.raw().object("input"), input);
        String query = trait(member, "smithy.api#httpQuery");
        String parameter = !query.isEmpty() ? query : form ? input : pointer(input);
        return PageStyle.token(parameter, answered(operation, output), answered(operation, items), null, null);
    }

    /** Returns where a member of the output is in the answer, under the name that it has on the wire. */
    private String answered(ApiOperation operation, String path) {
        String first = path.split("[.]", 2)[0];
        JsonObject member = member(operation.raw().object("output"), first);
        String renamed = trait(member, "smithy.api#jsonName");
        return pointer(renamed.isEmpty() ? path : renamed + path.substring(first.length()));
    }

    private JsonObject member(@Nullable JsonObject reference, String name) {
        JsonObject shapes = text.root().object("shapes");
        JsonObject shape = shapes == null || reference == null
                ? null
                : shapes.object(reference.text("target").orElse(""));
        JsonObject members = shape == null ? null : shape.object("members");
        JsonObject member = members == null ? null : members.object(name);
        return member == null ? JsonObject.empty() : member;
    }

    private static String trait(JsonObject member, String name) {
        JsonObject traits = member.object("traits");
        JsonValue value = traits == null ? null : traits.get(name);
        return value instanceof JsonString written ? written.value() : "";
    }
}
