package dev.fairlead.generator.profile;

import dev.fairlead.description.ApiBody;
import dev.fairlead.description.ApiContent;
import dev.fairlead.description.ApiOperation;
import dev.fairlead.description.ApiParameter;
import dev.fairlead.description.Schema;
import dev.fairlead.description.SchemaType;
import dev.fairlead.json.JsonNumber;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an operation can be asked for: its query parameters, and the fields of a body in JSON by their pointers. */
record Asks(Map<String, Schema> parameters) {

    private static final List<String> SIZES = List.of(
            "limit",
            "perpage",
            "pagesize",
            "pagelimit",
            "maxresults",
            "top",
            "take",
            "count",
            "size",
            "maxitems",
            "resultsperpage",
            "itemsperpage",
            "first",
            "rows");
    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000);

    static Asks of(ApiOperation operation) {
        Map<String, Schema> parameters = new LinkedHashMap<>();
        operation.parameters(ApiParameter.Place.QUERY).forEach(query -> parameters.put(query.name(), query.schema()));
        ApiBody body = operation.body();
        if (body != null && operation.method().equals("POST")) {
            body.preferred()
                    .filter(ApiContent::isJson)
                    .ifPresent(json -> Shape.fields(json.schema(), false).stream()
                            .filter(field -> field.depth() < 3)
                            .forEach(field -> parameters.put(field.pointer(), field.schema())));
        }
        return new Asks(parameters);
    }

    /** Returns a name without signs, in lower case; that of a field in a body is its last part. */
    static String plain(String name) {
        return Shape.plain(name.startsWith("/") ? name.substring(name.lastIndexOf('/') + 1) : name);
    }

    /** Returns the first parameter of one of these names, the name that comes first. */
    Optional<String> first(List<String> names, boolean numbers) {
        for (String name : names) {
            for (Map.Entry<String, Schema> entry : parameters.entrySet()) {
                SchemaType type = Shape.type(entry.getValue());
                boolean number = type == SchemaType.INTEGER || type == SchemaType.NUMBER || type == SchemaType.ANY;
                if (plain(entry.getKey()).equals(name) && number == numbers) {
                    return Optional.of(entry.getKey());
                }
            }
        }
        return Optional.empty();
    }

    /** Returns the parameter for the number of items, where its bound or its usual value is said. */
    Optional<PageStyle.Size> size() {
        return first(SIZES, true).flatMap(this::size);
    }

    /** Returns what is said of the parameter for the number of items; empty where nothing is. */
    Optional<PageStyle.Size> size(String parameter) {
        Schema schema = parameters.get(parameter);
        if (schema == null) {
            return Optional.empty();
        }
        Optional<Integer> usual =
                whole(schema.keyword("default") instanceof JsonNumber number ? number.decimalValue() : null);
        Optional<Integer> most = whole(schema.maximum());
        return most.or(() -> usual)
                .map(max -> new PageStyle.Size(
                        parameter, max, usual.filter(some -> some <= max).orElse(0)));
    }

    private static Optional<Integer> whole(@Nullable BigDecimal number) {
        return Optional.ofNullable(number)
                .filter(value -> value.compareTo(BigDecimal.ONE) >= 0 && value.compareTo(MOST) <= 0)
                .map(BigDecimal::intValue);
    }
}
