package dev.fairlead.generator.profile;

import dev.fairlead.description.ApiOperation;
import dev.fairlead.description.Schema;
import dev.fairlead.description.SchemaType;
import java.util.List;
import java.util.Optional;

/** Finds the list of items in an answer. */
final class ItemsOfPage {

    private static final List<String> USUAL = List.of(
            "data",
            "items",
            "results",
            "value",
            "values",
            "records",
            "entries",
            "list",
            "elements",
            "content",
            "rows",
            "objects",
            "resources",
            "collection");

    private ItemsOfPage() {}

    /** Returns the pointer of the list: empty for an answer that is the list; nothing where there is none, or no telling which. */
    static Optional<String> in(Schema answer, ApiOperation operation) {
        if (Shape.type(answer) == SchemaType.ARRAY) {
            return Optional.of("");
        }
        List<Shape.Field> lists = Shape.fields(answer, false).stream()
                .filter(field -> field.depth() < 3 && Shape.type(field.schema()) == SchemaType.ARRAY)
                .toList();
        return named(lists, USUAL)
                .or(() -> named(lists, List.of(Shape.plain(lastWord(operation.path())))))
                .or(() ->
                        only(lists.stream().filter(field -> field.depth() == 1).toList()))
                .or(() -> only(lists.stream()
                        .filter(field -> Shape.type(Shape.items(field.schema())) == SchemaType.OBJECT)
                        .toList()))
                .map(Shape.Field::pointer);
    }

    private static Optional<Shape.Field> named(List<Shape.Field> lists, List<String> names) {
        return names.stream()
                .flatMap(name -> lists.stream().filter(field -> field.plain().equals(name)))
                .findFirst();
    }

    private static Optional<Shape.Field> only(List<Shape.Field> lists) {
        return lists.size() == 1 ? Optional.of(lists.getFirst()) : Optional.empty();
    }

    private static String lastWord(String path) {
        String[] parts = path.replaceAll("[?#].*$|\\.json$", "").split("/", -1);
        for (int i = parts.length - 1; i >= 0; i--) {
            if (!parts[i].isEmpty() && parts[i].indexOf('{') < 0) {
                return parts[i];
            }
        }
        return "";
    }
}
