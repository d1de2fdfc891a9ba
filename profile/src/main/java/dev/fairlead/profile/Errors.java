package dev.fairlead.profile;

import java.util.List;

/**
 * How the provider says that a request failed. All pointers are JSON pointers (RFC 6901) into the body.
 *
 * @param type where the class of the error is, for instance {@code /error/type}
 * @param code where the code of the error is
 * @param declineCode where the reason of a declined payment is
 * @param message where the sentence for people is
 * @param param where the name of the offending parameter is
 * @param documentationUrl where the address of an explanation is
 * @param requestIdHeader the response header that names the request for the provider's support
 */
public record Errors(
        String type,
        String code,
        String declineCode,
        String message,
        String param,
        String documentationUrl,
        String requestIdHeader) {

    /** Returns the pointers, for whoever searches them all. */
    public List<String> pointers() {
        return List.of(type, code, declineCode, message, param, documentationUrl);
    }
}
