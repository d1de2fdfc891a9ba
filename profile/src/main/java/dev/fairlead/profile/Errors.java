package dev.fairlead.profile;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the provider says that a request failed, and which. Fields of a body are named by JSON pointers (RFC 6901), in which {@code *}
 * stands for each item of a list. An XML body is read as if it were JSON: {@code /Error/Code} is the text of the element
 * {@code Code} in the root element {@code Error}.
 *
 * @param envelopes the forms in which errors come; the first counts in which anything is found. Problem details (RFC 9457) and
 *     errors of OAuth (RFC 6749 §5.2) are read from every provider and need not be named here
 * @param codeHeaders response headers that hold the code of the error, where the envelope has none
 * @param codeAfter what stands before the code where it is decorated, for instance {@code #}; null for nothing
 * @param codeBefore what stands after the code where it is decorated, for instance {@code :}; null for nothing
 * @param insideSuccess what makes an answer with a status of success a failure
 * @param requestIdHeaders the response headers that name the request for the provider's support
 * @param requestIdFields the fields of an error's body that do, where no header does
 */
public record Errors(
        List<Envelope> envelopes,
        List<String> codeHeaders,
        @Nullable String codeAfter,
        @Nullable String codeBefore,
        List<When> insideSuccess,
        List<String> requestIdHeaders,
        List<String> requestIdFields) {

    /** Copies the collections. */
    public Errors {
        envelopes = List.copyOf(envelopes);
        codeHeaders = List.copyOf(codeHeaders);
        insideSuccess = List.copyOf(insideSuccess);
        requestIdHeaders = List.copyOf(requestIdHeaders);
        requestIdFields = List.copyOf(requestIdFields);
    }

    /** Returns the envelope of most errors, if the provider has one. */
    public Optional<Envelope> mainEnvelope() {
        return envelopes.isEmpty() ? Optional.empty() : Optional.of(envelopes.getFirst());
    }

    /** Returns the header that names a request, if one does. */
    public Optional<String> requestIdHeader() {
        return requestIdHeaders.isEmpty() ? Optional.empty() : Optional.of(requestIdHeaders.getFirst());
    }

    /**
     * One form in which errors come. Each part is a list of JSON pointers, of which the first counts that leads to something;
     * an empty list where the form does not have the part.
     *
     * @param statuses the statuses that it comes with; empty for any
     * @param present a field that such a body has; null where its parts will tell
     * @param type where the class of the error is, for instance {@code /error/type}
     * @param code where the code of the error is
     * @param declineCode where the reason of a declined payment is
     * @param message where the sentence for people is; several sentences are joined
     * @param param where the name of the offending parameter is
     * @param documentationUrl where the address of an explanation is
     */
    public record Envelope(
            Set<Integer> statuses,
            @Nullable String present,
            List<String> type,
            List<String> code,
            List<String> declineCode,
            List<String> message,
            List<String> param,
            List<String> documentationUrl) {

        /** Copies the collections. */
        public Envelope {
            statuses = Set.copyOf(statuses);
            type = List.copyOf(type);
            code = List.copyOf(code);
            declineCode = List.copyOf(declineCode);
            message = List.copyOf(message);
            param = List.copyOf(param);
            documentationUrl = List.copyOf(documentationUrl);
        }
    }
}
