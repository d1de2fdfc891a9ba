package dev.fairlead.description.diff;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is different. The same change in many places is one change: that of a schema that 400 operations use, or a
 * parameter that 40 operations lost.
 *
 * @param kind what sort of change it is
 * @param breaking whether a program that worked with the old description may fail with the new one
 * @param direction which way the value goes; null where it goes both ways, or it is not about a value
 * @param schema the named schema that changed; null where it is about operations or about the API as a whole
 * @param at where in the schema or operation: {@code address.city}, {@code query limit}, {@code response 200 data[].id};
 *     empty for the whole of it
 * @param message what happened, in words: {@code values removed: "a", "b"}
 * @param before what there was; null for nothing
 * @param after what there is now; null for nothing
 * @param old where it stands in the old description, for the first operation; null where it is not in there
 * @param now where it stands in the new description, for the first operation; null where it is not in there
 * @param uses how many operations it concerns; 0 where it is about the API as a whole
 * @param operations the ids of those operations, the first {@value #SHOWN} at most, in the document's order
 */
public record Change(
        ChangeKind kind,
        boolean breaking,
        @Nullable Direction direction,
        @Nullable String schema,
        String at,
        String message,
        @Nullable String before,
        @Nullable String after,
        @Nullable Spot old,
        @Nullable Spot now,
        int uses,
        List<String> operations) {

    /** How many operations a change names at most. */
    public static final int SHOWN = 20;

    /** Copies the list. */
    public Change {
        operations = List.copyOf(operations);
    }

    /** Returns what changed: {@code schema customer, address.city} or {@code GetCustomers, query limit}. */
    public String subject() {
        String whole = schema != null ? "schema " + schema : operationsInWords();
        return at.isEmpty() ? whole : whole.isEmpty() ? at : whole + ", " + at;
    }

    private String operationsInWords() {
        return switch (uses) {
            case 0 -> "";
            case 1 -> operations.getFirst();
            default -> uses + " operations";
        };
    }

    @Override
    public String toString() {
        return (breaking ? "breaking: " : "") + subject() + ": " + message;
    }
}
