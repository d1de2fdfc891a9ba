package dev.fairlead.generator.naming;

import java.util.Map;

/** As much English as resource names need. */
public final class Nouns {

    private static final Map<String, String> IRREGULAR =
            Map.of("people", "person", "children", "child", "data", "data", "series", "series");

    private Nouns() {}

    /** Returns whether the last word of a name is a plural: {@code login_links} is, {@code address} is not. */
    public static boolean isPlural(String name) {
        return !singular(name).equals(name) || IRREGULAR.containsKey(lastWord(name));
    }

    /** Returns a name with its last word in the singular: {@code balance_histories} becomes {@code balance_history}. */
    public static String singular(String name) {
        String last = lastWord(name);
        return name.substring(0, name.length() - last.length()) + singularWord(last);
    }

    private static String lastWord(String name) {
        return name.substring(
                Math.max(name.lastIndexOf('_'), Math.max(name.lastIndexOf('-'), name.lastIndexOf('.'))) + 1);
    }

    private static String singularWord(String word) {
        String irregular = IRREGULAR.get(word);
        if (irregular != null) {
            return irregular;
        }
        if (word.endsWith("ies") && word.length() > 4) {
            return word.substring(0, word.length() - 3) + "y";
        }
        if (word.endsWith("sses") || word.endsWith("xes") || word.endsWith("ches") || word.endsWith("shes")) {
            return word.substring(0, word.length() - 2);
        }
        boolean plain = word.endsWith("s") && !word.endsWith("ss") && !word.endsWith("us") && !word.endsWith("is");
        return plain && word.length() > 2 ? word.substring(0, word.length() - 1) : word;
    }
}
