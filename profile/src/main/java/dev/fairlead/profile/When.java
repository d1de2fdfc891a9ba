package dev.fairlead.profile;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an answer must look like for a rule to hold. Everything that is given must fit; what is empty or null fits always.
 *
 * @param statuses one of these statuses
 * @param codes one of these error codes
 * @param types one of these classes of error
 * @param messages the sentence for people has one of these texts in it, whatever the case of their letters
 * @param header a header with one of some values
 * @param field a field of the body with one of some values
 */
public record When(
        Set<Integer> statuses,
        Set<String> codes,
        Set<String> types,
        List<String> messages,
        @Nullable Match header,
        @Nullable Match field) {

    /** Copies the collections. */
    public When {
        statuses = Set.copyOf(statuses);
        codes = Set.copyOf(codes);
        types = Set.copyOf(types);
        messages = List.copyOf(messages);
    }

    /** Returns a condition on the status alone. */
    public static When status(Integer... statuses) {
        return new When(Set.of(statuses), Set.of(), Set.of(), List.of(), null, null);
    }

    /** Returns this condition with error codes, of which it must be one. */
    public When code(String... oneOf) {
        return new When(statuses, Set.of(oneOf), types, messages, header, field);
    }

    /**
     * A value that must be there.
     *
     * @param place the name of a header, or the JSON pointer (RFC 6901) of a field
     * @param values one of these; none where anything will do but nothing, {@code null}, {@code false} and an empty list
     */
    public record Match(String place, Set<String> values) {

        /** Copies the set. */
        public Match {
            values = Set.copyOf(values);
        }
    }
}
