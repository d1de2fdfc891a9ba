package dev.fairlead.description.diff;

import dev.fairlead.description.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What it means that a property came, went, or has to be there. */
final class PropertyRules {

    private final Direction direction;
    private final Set<String> requiredBefore;
    private final Set<String> requiredAfter;

    PropertyRules(Direction direction, SchemaView before, SchemaView after) {
        this.direction = direction;
        this.requiredBefore = before.required(true);
        this.requiredAfter = after.required(true);
    }

    /** Returns whether the property takes part in this direction. */
    boolean visible(Schema property) {
        String hiding = direction == Direction.REQUEST ? "readOnly" : "writeOnly";
        return !property.raw().isTrue(hiding);
    }

    List<Finding> compare(String name, String at, @Nullable Schema was, @Nullable Schema is) {
        if (was == null && is == null) {
            return List.of(); // required without being described: nothing that a program could hold on to
        }
        boolean before = was != null && visible(was);
        boolean after = is != null && visible(is);
        boolean requiredNow = requiredAfter.contains(name);
        List<Finding> found = new ArrayList<>();
        if (before && !after) {
            found.add(Finding.of(ChangeKind.PROPERTY_REMOVED, true, at, is == null ? "property removed" : hidden()));
        } else if (after && !before) {
            boolean demanded = requiredNow && direction == Direction.REQUEST;
            String message = demanded ? "required property added" : "property added";
            found.add(Finding.of(ChangeKind.PROPERTY_ADDED, demanded, at, message));
        } else if (before) {
            if (requiredNow != requiredBefore.contains(name)) {
                ChangeKind kind = requiredNow ? ChangeKind.BECAME_REQUIRED : ChangeKind.BECAME_OPTIONAL;
                boolean breaking = requiredNow == (direction == Direction.REQUEST);
                found.add(Finding.of(kind, breaking, at, requiredNow ? "is required now" : "is optional now"));
            }
            deprecation(at, was != null && was.deprecated(), is != null && is.deprecated(), found);
        }
        return found;
    }

    private String hidden() {
        return direction == Direction.REQUEST ? "is read-only now" : "is write-only now";
    }

    static void deprecation(String at, boolean before, boolean after, List<Finding> found) {
        if (before != after) {
            ChangeKind kind = after ? ChangeKind.DEPRECATED : ChangeKind.NO_LONGER_DEPRECATED;
            found.add(Finding.of(kind, false, at, after ? "is deprecated now" : "is no longer deprecated"));
        }
    }
}
