package dev.fairlead.generator.model;

import dev.fairlead.description.Encoding;
import dev.fairlead.description.Schema;
import dev.fairlead.description.SchemaType;
import dev.fairlead.generator.model.Sending.Style;
import dev.fairlead.profile.Wire;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides which parameters need a style of their own. A provider whose forms nest in brackets writes all its parameters so,
 * whatever its description says, because OpenAPI has no word for it; of any other, the description's word holds.
 */
final class Styles {

    private final Wire wire;

    Styles(Wire wire) {
        this.wire = wire;
    }

    private boolean nests() {
        return switch (wire.form()) {
            case INDEXED_BRACKETS, EMPTY_BRACKETS -> true;
            case REPEATED_NAMES, COMMAS -> false;
        };
    }

    /** Returns the style of a parameter of the query or of a cookie; null for the provider's usual one. */
    @Nullable
    Style query(Schema schema, Encoding encoding) {
        if (encoding.isJson()) {
            return Style.JSON;
        }
        if (nests() || isScalar(schema)) {
            return null;
        }
        Style style = form(encoding);
        boolean usual = style == Style.FORM_EXPLODED && wire.form() == Wire.FormStyle.REPEATED_NAMES;
        return usual && isListOfScalars(schema) ? null : style;
    }

    /** Returns the style of a member of a form; without one of its own, an object goes as JSON (OpenAPI 3.1, "Encoding Object"). */
    @Nullable
    Style member(Schema schema, @Nullable Encoding encoding) {
        if (encoding != null) {
            return query(schema, encoding);
        }
        if (nests() || isScalar(schema) || isListOfScalars(schema)) {
            return null;
        }
        return SchemaFacts.type(schema) == SchemaType.ARRAY ? Style.FORM_EXPLODED : Style.JSON;
    }

    static @Nullable Style header(Schema schema, Encoding encoding) {
        if (encoding.isJson()) {
            return Style.JSON;
        }
        boolean list = SchemaFacts.type(schema) == SchemaType.ARRAY;
        return isScalar(schema) || list ? null : encoding.explode() ? Style.SIMPLE_EXPLODED : Style.SIMPLE;
    }

    static @Nullable Style path(Schema schema, Encoding encoding) {
        boolean explode = encoding.explode();
        if (encoding.isJson()) {
            return Style.JSON;
        }
        return switch (encoding.style()) {
            case "label" -> explode ? Style.LABEL_EXPLODED : Style.LABEL;
            case "matrix" -> explode ? Style.MATRIX_EXPLODED : Style.MATRIX;
            case "spaceDelimited" -> null;
            default -> explode && !isScalar(schema) ? Style.SIMPLE_EXPLODED : null;
        };
    }

    private static Style form(Encoding encoding) {
        return switch (encoding.style()) {
            case "spaceDelimited" -> encoding.explode() ? Style.FORM_EXPLODED : Style.SPACES;
            case "pipeDelimited" -> encoding.explode() ? Style.FORM_EXPLODED : Style.PIPES;
            case "tabDelimited" -> Style.TABS;
            case "deepObject" -> Style.DEEP_OBJECT;
            default -> encoding.explode() ? Style.FORM_EXPLODED : Style.FORM;
        };
    }

    static boolean isScalar(Schema schema) {
        List<Schema> variants = SchemaFacts.variants(SchemaFacts.essence(schema));
        return variants.isEmpty()
                ? switch (SchemaFacts.type(schema)) {
                    case STRING, INTEGER, NUMBER, BOOLEAN -> true;
                    case ARRAY, OBJECT, ANY -> false;
                }
                : variants.stream().allMatch(Styles::isScalar);
    }

    private static boolean isListOfScalars(Schema schema) {
        return SchemaFacts.type(schema) == SchemaType.ARRAY && schema.items() != null && isScalar(schema.items());
    }
}
