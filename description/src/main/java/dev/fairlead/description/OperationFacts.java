package dev.fairlead.description;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What some kinds of descriptions say of an operation, and others leave to documentation.
 *
 * @param errors those that are told apart by a code
 * @param paging null where the operation has no pages, or nothing is said
 * @param token the parameter that names a call, so that the provider recognises its repetition; null for none
 * @param checksum whether the body needs a checksum
 * @param hostPrefix what goes before the host, path variables in braces; empty for nothing
 * @param unsignedBody whether the body is left out of the signature
 */
public record OperationFacts(
        List<ApiError> errors,
        @Nullable ApiPaging paging,
        @Nullable String token,
        boolean checksum,
        String hostPrefix,
        boolean unsignedBody) {

    /** Nothing is said. */
    public static final OperationFacts NONE = new OperationFacts(List.of(), null, null, false, "", false);

    /** Copies the list. */
    public OperationFacts {
        errors = List.copyOf(errors);
    }
}
