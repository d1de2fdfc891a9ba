package dev.fairlead.sandbox.generic;

/** What the ids of a kind of object begin with. */
@FunctionalInterface
public interface Prefixes {

    /**
     * Returns the prefix, underscore included.
     *
     * @param kind the provider's word for the kind, for instance {@code checkout.session}
     */
    String of(String kind);

    /** Returns prefixes made from the kind's own first letters. */
    static Prefixes fromNames() {
        return kind -> {
            String word = kind.substring(kind.lastIndexOf('.') + 1);
            StringBuilder letters = new StringBuilder();
            for (String part : word.split("_", -1)) {
                letters.append(part, 0, Math.min(word.contains("_") ? 1 : 4, part.length()));
            }
            return letters.append('_').toString();
        };
    }
}
