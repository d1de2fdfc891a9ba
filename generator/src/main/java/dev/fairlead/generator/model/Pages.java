package dev.fairlead.generator.model;

import dev.fairlead.description.ApiBody;
import dev.fairlead.description.ApiContent;
import dev.fairlead.description.ApiOperation;
import dev.fairlead.description.ApiParameter;
import dev.fairlead.description.ApiResponse;
import dev.fairlead.description.Schema;
import dev.fairlead.description.SchemaType;
import dev.fairlead.profile.Pagination;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
                        || styles.stream().anyMatch(style -> isPage(answer.get(), style)));
    }

    /** Returns the position of the first style whose page this operation answers with and whose cursor it takes; -1 for none. */
    int style(ApiOperation operation) {
        Optional<Schema> answer = answer(operation);
        for (int i = 0; answer.isPresent() && i < styles.size(); i++) {
            Pagination style = styles.get(i);
            if (isPage(answer.get(), style) && takes(operation, asksWith(style))) {
                return i;
            }
        }
        return -1;
    }

    /** Returns what the items of a page may be. */
    Schema items(ApiOperation operation, int style) {
        Schema page = answer(operation).orElseThrow();
        return itemsOf(page, styles.get(style))
                .orElseThrow(() -> new IllegalArgumentException("no page: " + operation));
    }

    /** Returns whether a page of a style is the array of items itself. */
    boolean isArray(int style) {
        return styles.get(style).items().isEmpty();
    }

    private static Optional<Schema> answer(ApiOperation operation) {
        return operation.success().flatMap(ApiResponse::json).map(ApiContent::schema);
    }

    /** A page has its items, and every field that the style reads. */
    private static boolean isPage(Schema page, Pagination style) {
        return itemsOf(page, style).isPresent()
                && fields(style).allMatch(pointer -> at(page, pointer).isPresent());
    }

    private static Optional<Schema> itemsOf(Schema page, Pagination style) {
        return at(page, style.items())
                .filter(items -> SchemaFacts.type(items) == SchemaType.ARRAY)
                .map(Schema::items);
    }

    private static Stream<String> fields(Pagination style) {
        String next = switch (style.next()) {
            case Pagination.Token token -> token.from();
            case Pagination.NextUrl url -> url.from();
            case Pagination.LastItem ignored -> null;
            case Pagination.PageNumber ignored -> null;
            case Pagination.Offset ignored -> null;
            case Pagination.LinkHeader ignored -> null;
            case Pagination.LocatorHeader ignored -> null;
        };
        Pagination.End end = style.end();
        return Stream.of(
                        Optional.ofNullable(next),
                        Optional.ofNullable(end.more()),
                        Optional.ofNullable(end.done()),
                        Optional.ofNullable(end.total()))
                .flatMap(Optional::stream);
    }

    /** Follows a JSON pointer through the properties of objects. */
    private static Optional<Schema> at(Schema schema, String pointer) {
        Optional<Schema> found = Optional.of(schema);
        for (String part : pointer.split("/", -1)) {
            if (!part.isEmpty()) {
                String name = part.replace("~1", "/").replace("~0", "~");
                found = found.map(parent -> SchemaFacts.properties(parent).get(name));
            }
        }
        return found;
    }

    /** Where an address leads on, the size of a page is the only parameter that tells a list from others; empty for none. */
    private static String asksWith(Pagination style) {
        Pagination.PageSize size = style.size();
        boolean linked = style.next() instanceof Pagination.LinkHeader;
        return linked && size != null ? size.parameter() : style.parameter();
    }

    private static boolean takes(ApiOperation operation, String parameter) {
        if (parameter.isEmpty()) {
            return true;
        }
        return operation.parameters(ApiParameter.Place.QUERY).stream()
                        .anyMatch(query -> query.name().equals(parameter))
                || Optional.ofNullable(operation.body())
                        .flatMap(ApiBody::preferred)
                        .map(ApiContent::schema)
                        .flatMap(body -> at(body, parameter.startsWith("/") ? parameter : "/" + parameter))
                        .isPresent();
    }
}
