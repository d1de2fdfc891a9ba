package dev.fairlead.generator.model;

import dev.fairlead.description.Schema;
import dev.fairlead.description.SchemaType;
import dev.fairlead.generator.model.ValueType.Scalar;
import dev.fairlead.generator.naming.JavaNames;
import dev.fairlead.generator.naming.NameScope;
import dev.fairlead.generator.naming.Names;
import dev.fairlead.generator.naming.Nouns;
import dev.fairlead.generator.naming.Reserved;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the types of what is received: of the named schemas that are reached, and of what stands within them. */
final class ModelTypes {

    private record Waiting(Schema schema, ClassName name) {}

    private final Map<Schema, ClassName> names;
    private final UnionTypes unions;
    private final Set<Schema> reached = new HashSet<>();
    private final Queue<Waiting> waiting = new ArrayDeque<>();
    private final List<TypeDeclaration> declared = new ArrayList<>();
    private final Set<ClassName> deletable = new HashSet<>();
    private final Set<Schema> inProgress = new HashSet<>();

    /**
     * Creates the maker.
     *
     * @param names of the classes for named schemas
     * @param diagnostics receives what could not be made as described
     */
    ModelTypes(Map<Schema, ClassName> names, List<String> diagnostics) {
        this.names = names;
        this.unions = new UnionTypes(this, diagnostics);
    }

    /** Returns all top-level types that have been asked for so far and those that they lead to. */
    List<TypeDeclaration> finish() {
        for (Waiting next = waiting.poll(); next != null; next = waiting.poll()) {
            declared.add(declaration(next.schema(), next.name()));
        }
        return declared.stream().map(this::withDeletable).toList();
    }

    private TypeDeclaration withDeletable(TypeDeclaration type) {
        return type instanceof ModelType model && deletable.contains(model.name())
                ? new ModelType(
                        model.name(), model.description(), model.properties(), model.nested(), model.resource(), true)
                : type;
    }

    Map<ClassName, List<ClassName>> unionsByModel() {
        return unions.byModel();
    }

    void markDeletable(Schema schema) {
        ClassName name = names.get(schema);
        if (name != null) {
            deletable.add(name);
        }
    }

    /**
     * Returns the type of a value.
     *
     * @param owner the class that types of schemas without a name go into
     * @param natural the name for such a type, as in the description
     */
    ValueType type(Schema written, Owner owner, String natural) {
        Schema schema = SchemaFacts.essence(written);
        List<Schema> variants = unions.distinct(schema);
        if (variants.size() == 1) {
            return type(variants.getFirst(), owner, natural);
        }
        ClassName name = names.get(schema);
        if (name != null && isDeclared(schema, variants)) {
            return named(schema, variants, name);
        }
        if (!inProgress.add(schema)) {
            return Scalar.ANYTHING; // a list of itself, or the like
        }
        try {
            return variants.isEmpty() ? plain(schema, owner, natural) : unions.type(schema, variants, owner, natural);
        } finally {
            inProgress.remove(schema);
        }
    }

    private boolean isDeclared(Schema schema, List<Schema> variants) {
        return variants.isEmpty()
                ? SchemaFacts.isRecord(schema) || isEnum(schema)
                : !unions.isReference(schema, variants);
    }

    private ValueType named(Schema schema, List<Schema> variants, ClassName name) {
        if (reached.add(schema)) {
            waiting.add(new Waiting(schema, name));
        }
        return !variants.isEmpty()
                ? new ValueType.UnionRef(name)
                : isEnum(schema) ? new ValueType.EnumRef(name) : new ValueType.ModelRef(name);
    }

    /** Returns the class of a named enumeration, which is one for all who send and receive it; null where there is none. */
    @Nullable
    ClassName enumeration(Schema schema) {
        ClassName name = names.get(schema);
        return name != null && isEnum(schema) && named(schema, List.of(), name) instanceof ValueType.EnumRef known
                ? known.name()
                : null;
    }

    private static boolean isEnum(Schema schema) {
        return SchemaFacts.type(schema) == SchemaType.STRING
                && SchemaFacts.enumTexts(schema).size() > 1;
    }

    private TypeDeclaration declaration(Schema schema, ClassName name) {
        List<Schema> variants = unions.distinct(schema);
        if (!variants.isEmpty()) {
            return unions.declaration(schema, variants, name);
        }
        return isEnum(schema)
                ? EnumTypes.of(name, schema.description(), SchemaFacts.enumTexts(schema))
                : model(schema, name);
    }

    private ValueType plain(Schema schema, Owner owner, String natural) {
        return switch (SchemaFacts.type(schema)) {
            case STRING -> text(schema, owner, natural);
            case INTEGER -> "unix-time".equals(schema.format()) ? Scalar.EPOCH_SECONDS : Scalar.WHOLE;
            case NUMBER -> "unix-time".equals(schema.format()) ? Scalar.EPOCH_SECONDS : Scalar.DECIMAL;
            case BOOLEAN -> Scalar.FLAG;
            case ARRAY ->
                new ValueType.ListOf(
                        schema.items() == null
                                ? Scalar.ANYTHING
                                : type(schema.items(), owner, Nouns.singular(natural)));
            case OBJECT -> object(schema, owner, natural);
            case ANY -> Scalar.ANYTHING;
        };
    }

    private ValueType text(Schema schema, Owner owner, String natural) {
        if (isEnum(schema)) {
            ClassName name = owner.claim(JavaNames.type(natural), "Value");
            owner.add(EnumTypes.of(name, schema.description(), SchemaFacts.enumTexts(schema)));
            return new ValueType.EnumRef(name);
        }
        return switch (schema.format()) {
            case "date-time" -> Scalar.DATE_TIME;
            case "date" -> Scalar.DATE;
            case "decimal" -> Scalar.DECIMAL_TEXT;
            case null, default -> Scalar.TEXT;
        };
    }

    private ValueType object(Schema schema, Owner owner, String natural) {
        if (!SchemaFacts.properties(schema).isEmpty()) {
            ClassName name = owner.claim(JavaNames.type(natural), "Details");
            owner.add(model(schema, name));
            return new ValueType.ModelRef(name);
        }
        Schema values = schema.additionalProperties();
        return values == null ? Scalar.OBJECT : new ValueType.MapOf(type(values, owner, Nouns.singular(natural)));
    }

    /** Makes the model of a record. */
    ModelType model(Schema schema, ClassName name) {
        Map<String, Schema> properties = SchemaFacts.properties(schema);
        Set<String> required = SchemaFacts.required(schema);
        Names accessors =
                new NameScope(Reserved.MODEL_METHODS).nameAll(properties.keySet(), JavaNames::member, "Value");
        Owner owner = Owner.of(name);
        List<ModelType.Property> made = new ArrayList<>();
        properties.forEach((wireName, property) -> made.add(new ModelType.Property(
                wireName,
                accessors.of(wireName),
                type(property, owner, wireName),
                required.contains(wireName) && !SchemaFacts.isNullable(property),
                property.deprecated(),
                property.enumValues().size() == 1 ? "" : property.description())));
        boolean resource = name.simpleNames().size() == 1
                && (properties.containsKey("id") || schema.keyword("x-resourceId") != null);
        return new ModelType(name, schema.description(), made, owner.declared(), resource, false);
    }
}
