package dev.fairlead.description;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Holds a description against a larger one of the same API: whatever it says must be said there too. What it leaves out
 * whole (operations, properties, parameters, variants of a union) is no difference.
 */
final class DescriptionComparison {

    private final ApiDescription ours;
    private final ApiDescription theirs;
    private final List<String> differences = new ArrayList<>();

    DescriptionComparison(ApiDescription ours, ApiDescription theirs) {
        this.ours = ours;
        this.theirs = theirs;
    }

    List<String> differences() {
        differences.clear();
        ours.operations()
                .forEach(operation -> theirs.operation(operation.id())
                        .ifPresentOrElse(
                                other -> compare(operation, other), () -> differ(operation.id(), "operation")));
        ours.schemas()
                .forEach((name, schema) -> theirs.schema(name)
                        .ifPresentOrElse(other -> compareContent(name, schema, other), () -> differ(name, "schema")));
        return List.copyOf(differences);
    }

    private void differ(String where, String what) {
        differences.add(where + ": " + what);
    }

    private void check(String where, String what, @Nullable Object our, @Nullable Object their) {
        if (our == null ? their != null : !our.equals(their)) {
            differ(where, what);
        }
    }

    private void compare(ApiOperation our, ApiOperation their) {
        check(our.id(), "method", our.method(), their.method());
        check(our.id(), "path", our.path(), their.path());
        Map<String, ApiParameter> parameters =
                their.parameters().stream().collect(Collectors.toMap(ApiParameter::name, parameter -> parameter));
        for (ApiParameter parameter : our.parameters()) {
            String where = our.id() + " parameter " + parameter.name();
            ApiParameter other = parameters.remove(parameter.name());
            if (other == null) {
                differ(where, "unknown");
                continue;
            }
            check(where, "place", parameter.place(), other.place());
            check(where, "required", parameter.required(), other.required());
            check(where, "encoding", parameter.encoding(), other.encoding());
            compare(where, parameter.schema(), other.schema());
        }
        parameters.values().stream()
                .filter(ApiParameter::required)
                .forEach(left -> differ(our.id() + " parameter " + left.name(), "left out but required"));
        compareBodies(our, their);
        compare(our.id() + " response", response(our), response(their));
    }

    private static Schema response(ApiOperation operation) {
        return operation.success().flatMap(ApiResponse::json).orElseThrow().schema();
    }

    private void compareBodies(ApiOperation our, ApiOperation their) {
        if (our.body() == null || their.body() == null) {
            return;
        }
        String where = our.id() + " body";
        check(where, "required", our.body().required(), their.body().required());
        ApiContent content = our.body().preferred().orElseThrow();
        ApiContent other = their.body().preferred().orElseThrow();
        check(where, "media type", content.mediaType(), other.mediaType());
        content.schema()
                .properties()
                .keySet()
                .forEach(name -> check(
                        where + " " + name,
                        "encoding",
                        content.encodings().get(name),
                        other.encodings().get(name)));
        Set<String> left = new HashSet<>(other.schema().required());
        left.removeAll(content.schema().properties().keySet());
        left.forEach(name -> differ(where + " " + name, "left out but required"));
        compare(where, content.schema(), other.schema());
    }

    private void compare(String where, Schema our, Schema their) {
        if (our.name() != null || their.name() != null) {
            check(where, "reference", our.name(), their.name());
            return;
        }
        compareContent(where, our, their);
    }

    private void compareContent(String where, Schema our, Schema their) {
        check(where, "type", our.type(), their.type());
        check(where, "format", our.format(), their.format());
        check(where, "nullable", our.nullable(), their.nullable());
        check(where, "enum", our.enumValues(), their.enumValues());
        check(where, "closed", our.closed(), their.closed());
        check(where, "resource", our.raw().string("x-resourceId"), their.raw().string("x-resourceId"));
        check(
                where,
                "title",
                their.title().isEmpty() ? "" : our.title(),
                our.title().isEmpty() ? "" : their.title());
        compareLengths(where, our, their);
        compareObjects(where, our, their);
        compareVariants(where, our, their);
        compareOptional(where + "[]", our.items(), their.items());
        compareOptional(where + ".*", our.additionalProperties(), their.additionalProperties());
    }

    /** The official document bounds almost every text by 5,000 characters, which we do not repeat. */
    private void compareLengths(String where, Schema our, Schema their) {
        if (our.maxLength() != null) {
            check(where, "maxLength", our.maxLength(), their.maxLength());
        }
    }

    private void compareObjects(String where, Schema our, Schema their) {
        our.properties().forEach((name, property) -> {
            Schema other = their.properties().get(name);
            if (other == null) {
                differ(where + " " + name, "unknown");
            } else {
                compare(where + " " + name, property, other);
                check(
                        where + " " + name,
                        "required",
                        our.required().contains(name),
                        their.required().contains(name));
            }
        });
        our.required().stream()
                .filter(name -> !our.properties().containsKey(name))
                .forEach(name -> differ(where + " " + name, "required but not described"));
    }

    /** Of a union we may leave variants out; each that we have must be the first of theirs, in order, that it fits. */
    private void compareVariants(String where, Schema our, Schema their) {
        int next = 0;
        for (Schema variant : our.variants()) {
            while (next < their.variants().size()
                    && !likely(variant, their.variants().get(next))) {
                next++;
            }
            if (next == their.variants().size()) {
                differ(where, "variant " + variant);
                return;
            }
            compare(where, variant, their.variants().get(next++));
        }
    }

    private static boolean likely(Schema our, Schema their) {
        return our.name() != null || their.name() != null
                ? our.name() != null && our.name().equals(their.name())
                : our.type() == their.type() && our.enumValues().equals(their.enumValues());
    }

    private void compareOptional(String where, @Nullable Schema our, @Nullable Schema their) {
        if (our != null && their != null) {
            compare(where, our, their);
        } else if (our != their) {
            differ(where, our == null ? "left out" : "unknown");
        }
    }
}
