package dev.fairlead.description.diff;

import dev.fairlead.description.Schema;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * Which variant of a union became which: by name, else by what is written in it, else by type.
 *
 * @param removed the old ones that have no counterpart
 * @param added the new ones that have none
 */
record Variants(List<Pair> pairs, List<Schema> removed, List<Schema> added) {

    record Pair(Schema old, Schema now) {}

    private static final List<BiPredicate<Schema, Schema>> RULES = List.of(
            (old, now) -> old.name() != null && old.name().equals(now.name()),
            (old, now) -> old.raw().equals(now.raw()),
            (old, now) -> inPlace(old, now)
                    && old.type() == now.type()
                    && old.title().equals(now.title())
                    && old.enumValues().equals(now.enumValues()),
            (old, now) -> oneInPlace(old, now) && old.type() == now.type() && isEnum(old) == isEnum(now),
            (old, now) -> oneInPlace(old, now) && old.type() == now.type());

    static Variants match(List<Schema> old, List<Schema> now) {
        List<Schema> removed = bare(old);
        List<Schema> added = bare(now);
        List<Pair> pairs = new ArrayList<>();
        for (BiPredicate<Schema, Schema> rule : RULES) {
            for (Iterator<Schema> olds = removed.iterator(); olds.hasNext(); ) {
                Schema one = olds.next();
                for (Iterator<Schema> nows = added.iterator(); nows.hasNext(); ) {
                    Schema other = nows.next();
                    if (rule.test(one, other)) {
                        pairs.add(new Pair(one, other));
                        olds.remove();
                        nows.remove();
                        break;
                    }
                }
            }
        }
        return new Variants(pairs, removed, added);
    }

    private static List<Schema> bare(List<Schema> variants) {
        List<Schema> bare = new ArrayList<>();
        variants.forEach(variant -> bare.add(SchemaView.bare(variant).schema()));
        return bare;
    }

    private static boolean inPlace(Schema old, Schema now) {
        return old.name() == null && now.name() == null;
    }

    private static boolean oneInPlace(Schema old, Schema now) {
        return old.name() == null || now.name() == null;
    }

    private static boolean isEnum(Schema schema) {
        return !schema.enumValues().isEmpty();
    }
}
