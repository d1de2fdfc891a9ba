package dev.fairlead.description;

import dev.fairlead.json.JsonValue;
import java.util.List;

/**
 * What the check of a value came to.
 *
 * @param value the value, its form texts turned into the numbers, booleans and arrays that the schema describes
 * @param violations what is wrong with it; empty if it fits
 */
public record Validation(JsonValue value, List<Violation> violations) {

    /** Copies the list. */
    public Validation {
        violations = List.copyOf(violations);
    }

    /** Returns whether the value fits. */
    public boolean isValid() {
        return violations.isEmpty();
    }
}
