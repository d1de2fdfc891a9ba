package dev.fairlead.description.diff;

import dev.fairlead.description.ApiDescription;
import dev.fairlead.description.ApiOperation;
import java.util.List;
import java.util.function.Predicate;

/**
 * What changed between two versions of a description. What breaks comes first; within that, the order is that of the documents, so
 * that the same two always give the same list. Immutable; safe for use by any number of threads.
 *
 * <p>The rule of what breaks: a program that kept to the old description, and got what that said, may fail with the new one. More
 * values of an enumeration that is received do not count, since clients have to expect them; they are told all the same.
 */
public final class DescriptionDiff {

    private final List<Change> changes;

    private DescriptionDiff(List<Change> changes) {
        this.changes = List.copyOf(changes);
    }

    /** Compares two descriptions, of any formats. */
    public static DescriptionDiff between(ApiDescription old, ApiDescription now) {
        return between(old, now, operation -> true);
    }

    /**
     * Compares two descriptions as far as some operations go.
     *
     * @param selected whether an operation, old or new, is of interest
     */
    public static DescriptionDiff between(ApiDescription old, ApiDescription now, Predicate<ApiOperation> selected) {
        return new DescriptionDiff(new Comparison(old, now, selected).compare());
    }

    /** Returns all changes. */
    public List<Change> changes() {
        return changes;
    }

    /** Returns the changes that may break a program. */
    public List<Change> breaking() {
        return changes.stream().filter(Change::breaking).toList();
    }

    /** Returns whether any change may break a program. */
    public boolean isBreaking() {
        return changes.stream().anyMatch(Change::breaking);
    }

    @Override
    public String toString() {
        return changes.size() + " changes, " + breaking().size() + " of them breaking";
    }
}
