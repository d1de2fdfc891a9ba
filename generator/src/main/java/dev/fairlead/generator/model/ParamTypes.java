package dev.fairlead.generator.model;

import dev.fairlead.description.Discriminator;
import dev.fairlead.description.Schema;
import dev.fairlead.generator.model.ParamsType.Setter;
import dev.fairlead.generator.naming.JavaNames;
import dev.fairlead.generator.naming.NameScope;
import dev.fairlead.generator.naming.Names;
import dev.fairlead.generator.naming.Reserved;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the types of what is sent. */
final class ParamTypes {

    private record Waiting(Schema schema, ClassName name) {}

    private final NameScope topLevel;
    private final ModelTypes models;
    private final Map<Schema, ClassName> components = new HashMap<>();
    private final Queue<Waiting> waiting = new ArrayDeque<>();
    private final Map<Schema, Tag> tags = new HashMap<>();

    /** The member by which a union tells its cases apart, and its value for one of them; null for one that has several. */
    private record Tag(String property, @Nullable String value) {}

    /**
     * Creates the maker.
     *
     * @param topLevel the names of classes that stand in no other
     * @param models has the enumerations that are received, too
     */
    ParamTypes(NameScope topLevel, ModelTypes models) {
        this.topLevel = topLevel;
        this.models = models;
    }

    /** Returns the class of a named enumeration; null where there is none. */
    @Nullable
    ClassName enumeration(Schema schema) {
        return models.enumeration(schema);
    }

    /** Notes what tells the cases of a union apart: whoever sends such an object is not asked for that. */
    void noteCases(Schema union) {
        Discriminator discriminator = union.discriminator();
        if (discriminator == null) {
            return;
        }
        for (Schema variant : SchemaFacts.variants(union)) {
            List<String> values = discriminator.mapping().entrySet().stream()
                    .filter(entry -> entry.getValue() == variant)
                    .map(Map.Entry::getKey)
                    .toList();
            String value = values.size() == 1 ? values.getFirst() : values.isEmpty() ? variant.name() : null;
            tags.merge(
                    variant,
                    new Tag(discriminator.property(), value),
                    (known, found) -> known.equals(found) ? known : new Tag(known.property(), null));
        }
    }

    private Map<String, Field> tagged(Schema schema) {
        Map<String, Field> fields = fields(List.of(schema));
        Tag tag = tags.get(schema);
        if (tag != null && tag.value() != null) {
            String value = tag.value();
            fields.computeIfPresent(
                    tag.property(), (name, field) -> Styles.isScalar(field.schema()) ? field.always(value) : field);
        }
        return fields;
    }

    /** Makes the parameters of a call, or one object among them. */
    ParamsType params(ClassName name, String description, Map<String, Field> fields, SharedTypes shared) {
        NameScope methods = new NameScope(Reserved.PARAMS_METHODS);
        Names names = methods.nameAll(fields.keySet(), wire -> JavaNames.member(label(wire, fields)), "Value");
        Owner owner = Owner.of(name);
        List<Setter> setters = new ArrayList<>();
        List<String> required = new ArrayList<>();
        Map<String, String> constants = new LinkedHashMap<>();
        fields.forEach((wireName, field) -> {
            String constant = field.constant();
            if (constant != null) {
                constants.put(wireName, constant);
                return;
            }
            NestedParams nested = new NestedParams(this, owner, shared);
            setters.addAll(new SetterMaker(wireName, names.of(wireName), field, nested, methods).make());
            if (field.required()) {
                required.add(wireName);
            }
        });
        return new ParamsType(name, description, constants, setters, required, owner.declared());
    }

    private static String label(String name, Map<String, Field> fields) {
        Field field = fields.get(name);
        return field == null || field.label() == null ? name : field.label();
    }

    /** Returns the parameters of named schemas that have been asked for so far, and those that they lead to. */
    List<TypeDeclaration> finish() {
        List<TypeDeclaration> made = new ArrayList<>();
        for (Waiting next = waiting.poll(); next != null; next = waiting.poll()) {
            made.add(params(next.name(), next.schema().description(), tagged(next.schema()), new SharedTypes()));
        }
        return made;
    }

    /** Returns the parameters of an object; of several that it may be, all, and as required only what each requires. */
    static Map<String, Field> fields(List<Schema> objects) {
        Map<String, Schema> properties = new LinkedHashMap<>();
        Set<String> required = new LinkedHashSet<>(SchemaFacts.required(objects.getFirst()));
        for (Schema object : objects) {
            SchemaFacts.properties(object).forEach(properties::putIfAbsent);
            required.retainAll(SchemaFacts.required(object));
        }
        Map<String, Field> fields = new LinkedHashMap<>();
        properties.forEach((name, schema) -> {
            Field field = Field.of(schema, required.contains(name));
            fields.put(name, objects.size() == 1 ? field : field.asked());
        });
        return fields;
    }

    /** Returns the class of a named schema, which may contain itself and so has a class of its own. */
    ClassName component(Schema schema) {
        ClassName known = components.get(schema);
        if (known == null) {
            String natural = JavaNames.type(String.valueOf(schema.name())) + "Params";
            known = ClassName.topLevel(topLevel.name(natural, "Part"));
            components.put(schema, known);
            waiting.add(new Waiting(schema, known));
        }
        return known;
    }
}
