package dev.fairlead.generator.model;

import dev.fairlead.description.Discriminator;
import dev.fairlead.description.Schema;
import dev.fairlead.description.SchemaType;
import dev.fairlead.generator.model.UnionType.ObjectCase;
import dev.fairlead.generator.model.UnionType.ScalarCase;
import dev.fairlead.generator.naming.JavaNames;
import dev.fairlead.json.JsonString;
import dev.fairlead.json.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the types of values that may be of several types. */
final class UnionTypes {

    private static final ClassName ANY = ClassName.topLevel("Any");
    private static final List<String> SCALAR_CASES = List.of("Text", "Whole", "Fraction", "Flag", "Items");

    private final ModelTypes models;
    private final List<String> diagnostics;
    private final Set<Schema> ambiguous = new HashSet<>();
    private final Map<ClassName, List<ClassName>> byModel = new HashMap<>();

    UnionTypes(ModelTypes models, List<String> diagnostics) {
        this.models = models;
        this.diagnostics = diagnostics;
    }

    /** Returns by model the unions that it is a case of. */
    Map<ClassName, List<ClassName>> byModel() {
        return byModel;
    }

    /**
     * Returns the choices, without those that are only what is left of a deleted other one. Objects that nothing tells apart
     * are read as the first of them, which keeps all that came; that is reported once.
     */
    List<Schema> distinct(Schema schema) {
        List<Schema> distinct = withoutTombstones(SchemaFacts.variants(schema));
        List<Schema> records = objects(distinct);
        if (schema.discriminator() == null && records.size() > 1 && records.size() == distinct.size()) {
            Set<ObjectCase> cases = new HashSet<>();
            records.forEach(record -> cases.add(recognised(record, ANY, records)));
            if (cases.size() == 1) {
                if (ambiguous.add(schema)) {
                    diagnostics.add(
                            schema + ": nothing tells its " + records.size() + " variants apart; read as the first");
                }
                return List.of(records.getFirst());
            }
        }
        return distinct;
    }

    private List<Schema> withoutTombstones(List<Schema> variants) {
        List<Schema> distinct = new ArrayList<>(variants);
        for (Schema variant : variants) {
            for (Schema other : variants) {
                if (variant != other && SchemaFacts.isTombstone(variant, other)) {
                    distinct.remove(variant);
                    models.markDeletable(other);
                }
            }
        }
        return distinct;
    }

    /** Returns whether this is an id or the object of that id. */
    boolean isReference(Schema schema, List<Schema> variants) {
        List<Schema> objects = objects(variants);
        boolean idAndObjects = variants.size() == objects.size() + 1
                && !objects.isEmpty()
                && variants.stream()
                        .anyMatch(variant -> SchemaFacts.type(variant) == SchemaType.STRING
                                && variant.enumValues().isEmpty());
        return idAndObjects
                && (schema.keyword("x-expansionResources") != null
                        || objects.stream()
                                .allMatch(object -> SchemaFacts.required(object).contains("id")));
    }

    private static List<Schema> objects(List<Schema> variants) {
        return variants.stream().filter(SchemaFacts::isRecord).toList();
    }

    /** Returns the type of a union, and puts it into the owner where it has to be declared. */
    ValueType type(Schema schema, List<Schema> variants, Owner owner, String natural) {
        if (isReference(schema, variants)) {
            List<Schema> objects = objects(variants);
            ValueType target = objects.size() == 1
                    ? models.type(objects.getFirst(), owner, natural)
                    : declared(schema, objects, owner, natural);
            return new ValueType.ExpandableOf(target);
        }
        return declared(schema, variants, owner, natural);
    }

    private ValueType declared(Schema schema, List<Schema> variants, Owner owner, String natural) {
        ClassName name = owner.claim(JavaNames.type(natural), "Choice");
        owner.add(declaration(schema, variants, name));
        return new ValueType.UnionRef(name);
    }

    /** Makes the union itself. */
    UnionType declaration(Schema schema, List<Schema> variants, ClassName name) {
        Owner owner = Owner.of(name);
        SCALAR_CASES.forEach(scalar -> owner.claim(scalar, ""));
        List<Schema> records = objects(variants);
        List<ObjectCase> objects = new ArrayList<>();
        for (Schema record : records) {
            String natural = record.title().isEmpty() ? "variant" : record.title();
            if (models.type(record, owner, natural) instanceof ValueType.ModelRef model) {
                objects.addAll(cases(record, model.name(), schema.discriminator(), records));
                byModel.computeIfAbsent(model.name(), any -> new ArrayList<>()).add(name);
            }
        }
        reportAmbiguous(name, objects);
        return new UnionType(name, schema.description(), objects, scalars(variants, owner), owner.declared());
    }

    private static List<ObjectCase> cases(
            Schema record, ClassName model, @Nullable Discriminator discriminator, List<Schema> all) {
        List<ObjectCase> cases = new ArrayList<>();
        if (discriminator != null) {
            discriminator.mapping().forEach((value, target) -> {
                if (target == record) {
                    cases.add(
                            new ObjectCase(model, Map.of(discriminator.property(), new JsonString(value)), List.of()));
                }
            });
            if (cases.isEmpty() && record.name() != null) {
                cases.add(new ObjectCase(
                        model, Map.of(discriminator.property(), new JsonString(record.name())), List.of()));
            }
        }
        return cases.isEmpty() ? List.of(recognised(record, model, all)) : cases;
    }

    /** Without a declared discriminator: by members that always have one value, and then by members that others lack. */
    private static ObjectCase recognised(Schema record, ClassName model, List<Schema> all) {
        Map<String, JsonValue> constants = SchemaFacts.constants(record);
        boolean tells = all.stream()
                .filter(other -> other != record)
                .noneMatch(other -> SchemaFacts.constants(other).equals(constants));
        if (tells && !constants.isEmpty()) {
            return new ObjectCase(model, constants, List.of());
        }
        Set<String> required = new HashSet<>(SchemaFacts.required(record));
        for (Schema other : all) {
            if (other != record) {
                required.removeAll(SchemaFacts.required(other));
            }
        }
        return new ObjectCase(model, constants, required.stream().sorted().toList());
    }

    private void reportAmbiguous(ClassName name, List<ObjectCase> objects) {
        Map<Object, ClassName> seen = new HashMap<>();
        for (ObjectCase each : objects) {
            ClassName first = seen.putIfAbsent(List.of(each.constants(), each.required()), each.model());
            if (first != null && !first.equals(each.model())) {
                diagnostics.add("the union " + name + " cannot tell " + first + " from " + each.model()
                        + ": an object is read as the first that fits");
            }
        }
    }

    private List<ScalarCase> scalars(List<Schema> variants, Owner owner) {
        Map<String, ScalarCase> cases = new LinkedHashMap<>();
        for (Schema variant : variants) {
            ScalarCase made = scalar(variant, owner);
            if (made != null) {
                cases.putIfAbsent(made.name(), made);
            }
        }
        return List.copyOf(cases.values());
    }

    /** Objects without described properties are left to the unknown case, which keeps them as they are. */
    private @Nullable ScalarCase scalar(Schema variant, Owner owner) {
        return switch (SchemaFacts.type(variant)) {
            case STRING -> new ScalarCase("Text", ValueType.Scalar.TEXT);
            case INTEGER -> new ScalarCase("Whole", ValueType.Scalar.WHOLE);
            case NUMBER -> new ScalarCase("Fraction", ValueType.Scalar.DECIMAL);
            case BOOLEAN -> new ScalarCase("Flag", ValueType.Scalar.FLAG);
            case ARRAY -> new ScalarCase("Items", models.type(variant, owner, "item"));
            case OBJECT, ANY -> null;
        };
    }
}
