package dev.fairlead.generator.model;

import dev.fairlead.description.Schema;
import dev.fairlead.generator.model.ParamsType.Action;
import dev.fairlead.generator.model.ParamsType.Setter;
import dev.fairlead.generator.model.ValueType.Scalar;
import dev.fairlead.generator.naming.JavaNames;
import dev.fairlead.generator.naming.NameScope;
import dev.fairlead.generator.naming.Nouns;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Makes the setters of one parameter: one for each type that it may have, and one that clears it. */
final class SetterMaker {

    private final String wireName;
    private final String method;
    private final Field field;
    private final NestedParams nested;
    private final NameScope methods;
    private final List<Setter> made = new ArrayList<>();
    private final Set<String> signatures = new HashSet<>();

    SetterMaker(String wireName, String method, Field field, NestedParams nested, NameScope methods) {
        this.wireName = wireName;
        this.method = method;
        this.field = field;
        this.nested = nested;
        this.methods = methods;
    }

    List<Setter> make() {
        List<Schema> choices = choices(field.schema());
        List<Schema> records = records(choices);
        if (field.role() != Field.Role.PART && SchemaFacts.areNamed(records)) {
            // A choice between objects that have names is a choice for callers too.
            for (Schema record : new LinkedHashSet<>(records)) {
                String chosen = (field.role() == Field.Role.WHOLE ? "as" : method + "As")
                        + JavaNames.type(String.valueOf(record.name()));
                add(
                        methods.name(chosen, "Value"),
                        Action.SET,
                        new ValueType.ParamsRef(nested.object(wireName, List.of(record))));
            }
        } else if (!records.isEmpty()) {
            add(method, Action.SET, new ValueType.ParamsRef(nested.object(wireName, records)));
        }
        for (Schema choice : choices) {
            if (!records.contains(choice) && !SchemaFacts.enumTexts(choice).equals(List.of(""))) {
                value(choice);
            }
        }
        boolean clearable = SchemaFacts.isNullable(field.schema())
                || choices.stream()
                        .anyMatch(choice -> SchemaFacts.enumTexts(choice).contains(""));
        if (clearable) {
            add(methods.name("clear" + JavaNames.type(wireName), "Value"), Action.CLEAR, Scalar.ANYTHING);
        }
        return made;
    }

    private static List<Schema> choices(Schema schema) {
        List<Schema> variants = SchemaFacts.variants(SchemaFacts.essence(schema));
        return variants.isEmpty()
                ? List.of(SchemaFacts.essence(schema))
                : variants.stream().map(SchemaFacts::essence).toList();
    }

    private static List<Schema> records(List<Schema> choices) {
        return choices.stream().filter(SchemaFacts::isRecord).toList();
    }

    private void add(String name, Action action, ValueType type) {
        // Two types of one erasure cannot both have a method; the first one stays.
        if (signatures.add(name + " " + action + " " + erasure(type))) {
            made.add(new Setter(wireName, name, action, type, field.deprecated(), field.description()));
        }
    }

    private static String erasure(ValueType type) {
        return switch (type) {
            case ValueType.ListOf ignored -> "List";
            case ValueType.MapOf ignored -> "Map";
            case ValueType.ParamsRef ignored -> "Consumer";
            case Scalar scalar ->
                switch (scalar) {
                    case EPOCH_SECONDS, DATE_TIME -> "Instant";
                    case DECIMAL, DECIMAL_TEXT -> "BigDecimal";
                    case OBJECT, ANYTHING -> "Object";
                    case TEXT, WHOLE, FLAG, DATE, FILE -> scalar.name();
                };
            default -> type.toString();
        };
    }

    private void value(Schema schema) {
        switch (SchemaFacts.type(schema)) {
            case ARRAY -> list(schema);
            case OBJECT -> map(schema);
            default -> add(method, Action.SET, scalar(wireName, schema));
        }
    }

    private void list(Schema schema) {
        List<Schema> items = schema.items() == null ? List.of() : choices(schema.items());
        List<Schema> records = records(items);
        String singular = field.role() == Field.Role.WHOLE ? "item" : Nouns.singular(wireName);
        if (records.isEmpty()) {
            ValueType item = items.size() == 1 ? item(singular, items.getFirst()) : Scalar.ANYTHING;
            add(method, Action.SET, new ValueType.ListOf(item));
            return;
        }
        String adder = methods.name("add" + JavaNames.type(singular), "Item");
        if (SchemaFacts.areNamed(records)) {
            for (Schema record : new LinkedHashSet<>(records)) {
                String chosen = adder + "As" + JavaNames.type(String.valueOf(record.name()));
                add(
                        methods.name(chosen, "Item"),
                        Action.ADD,
                        new ValueType.ParamsRef(nested.object(singular, List.of(record))));
            }
        } else {
            add(adder, Action.ADD, new ValueType.ParamsRef(nested.object(singular, records)));
        }
        for (Schema item : items) {
            if (!records.contains(item)) {
                add(adder, Action.ADD, item(singular, item));
            }
        }
    }

    private void map(Schema schema) {
        Schema values = schema.additionalProperties();
        String singular = Nouns.singular(wireName);
        if (values == null) {
            add(method, Action.SET, new ValueType.MapOf(Scalar.ANYTHING));
        } else if (SchemaFacts.isRecord(values)) {
            add(method, Action.PUT, new ValueType.ParamsRef(nested.object(singular, List.of(values))));
        } else {
            ValueType value = item(singular, values);
            add(method, Action.SET, new ValueType.MapOf(value));
            add(method, Action.PUT, value);
        }
    }

    /** What stands deeper than a list or map is taken as it comes, unless it is a plain value. */
    private ValueType item(String natural, Schema schema) {
        return SchemaFacts.variants(schema).isEmpty() ? scalar(natural, schema) : Scalar.ANYTHING;
    }

    private ValueType scalar(String natural, Schema schema) {
        return switch (SchemaFacts.type(schema)) {
            case STRING -> text(natural, schema);
            case INTEGER -> "unix-time".equals(schema.format()) ? Scalar.EPOCH_SECONDS : Scalar.WHOLE;
            case NUMBER -> "unix-time".equals(schema.format()) ? Scalar.EPOCH_SECONDS : Scalar.DECIMAL;
            case BOOLEAN -> Scalar.FLAG;
            case ARRAY, OBJECT, ANY -> Scalar.ANYTHING;
        };
    }

    private ValueType text(String natural, Schema schema) {
        List<String> values = SchemaFacts.enumTexts(schema).stream()
                .filter(value -> !value.isEmpty())
                .toList();
        if (values.size() > 1) {
            return new ValueType.EnumRef(nested.enumeration(natural, schema, values));
        }
        return switch (schema.format()) {
            case "date" -> Scalar.DATE;
            case "date-time", "http-date" -> Scalar.DATE_TIME;
            case "decimal" -> Scalar.DECIMAL_TEXT;
            case "binary" -> field.role() == Field.Role.PART ? Scalar.FILE : Scalar.TEXT;
            case null, default -> isFile(schema) ? Scalar.FILE : Scalar.TEXT;
        };
    }

    /** OpenAPI 3.1, "Considerations for File Uploads": a media type for the content, and no coding of it. */
    private boolean isFile(Schema schema) {
        return field.role() == Field.Role.PART
                && schema.keyword("contentMediaType") != null
                && schema.keyword("contentEncoding") == null;
    }
}
