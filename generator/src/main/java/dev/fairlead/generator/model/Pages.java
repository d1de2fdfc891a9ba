package dev.fairlead.generator.model;

import dev.fairlead.description.ApiContent;
import dev.fairlead.description.ApiOperation;
import dev.fairlead.description.ApiParameter;
import dev.fairlead.description.ApiResponse;
import dev.fairlead.description.Schema;
import dev.fairlead.description.SchemaType;
import dev.fairlead.profile.Pagination;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Recognises answers that are pages of a list. */
final class Pages {

    private final List<Pagination> styles;

    Pages(List<Pagination> styles) {
        this.styles = styles;
    }

    /** Returns whether the operation answers with a list, whether or not that has further pages. */
    boolean isList(ApiOperation operation) {
        Optional<Schema> answer = answer(operation);
        return answer.isPresent()
                && (SchemaFacts.type(answer.get()) == SchemaType.ARRAY
                        || styles.stream().anyMatch(style -> hasItems(answer.get(), style)));
    }

    /** Returns the position of the first style whose page this operation answers with and whose cursor it takes; -1 for none. */
    int style(ApiOperation operation) {
        Optional<Schema> answer = answer(operation);
        for (int i = 0; answer.isPresent() && i < styles.size(); i++) {
            Pagination style = styles.get(i);
            if (hasItems(answer.get(), style) && takes(operation, style.cursor())) {
                return i;
            }
        }
        return -1;
    }

    /** Returns what the items of a page may be. */
    Schema items(ApiOperation operation, int style) {
        Schema page = answer(operation).orElseThrow();
        Schema items = SchemaFacts.properties(page).get(styles.get(style).items());
        Schema item = items == null ? null : items.items();
        if (item == null) {
            throw new IllegalArgumentException("no page: " + operation);
        }
        return item;
    }

    private static Optional<Schema> answer(ApiOperation operation) {
        return operation.success().flatMap(ApiResponse::json).map(ApiContent::schema);
    }

    private static boolean hasItems(Schema page, Pagination style) {
        Map<String, Schema> properties = SchemaFacts.properties(page);
        Schema items = properties.get(style.items());
        return items != null
                && SchemaFacts.type(items) == SchemaType.ARRAY
                && items.items() != null
                && properties.containsKey(style.more());
    }

    private static boolean takes(ApiOperation operation, String cursor) {
        return operation.parameters(ApiParameter.Place.QUERY).stream()
                .anyMatch(parameter -> parameter.name().equals(cursor));
    }
}
