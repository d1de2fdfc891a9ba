package dev.fairlead.client.internal.answer;

import dev.fairlead.client.error.ErrorBody;
import dev.fairlead.client.http.HttpResponse;
import dev.fairlead.json.JsonValue;
import dev.fairlead.profile.Errors;
import dev.fairlead.profile.Errors.Envelope;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Reads what an answer says about its error: from the envelopes of the profile, else from the standard ones. Of what has none of
 * them, for instance a proxy's page, a few words are kept. Immutable and thread-safe.
 */
public final class ErrorReader {

    private static final int LONGEST_MESSAGE = 500;
    private static final int LONGEST_WORD = 200;

    /** Problem details (RFC 9457 §3.1). */
    private static final Envelope PROBLEM =
            envelope(List.of("/type"), List.of("/code"), List.of("/detail", "/title"), List.of());

    /** An error of an OAuth 2.0 token endpoint (RFC 6749 §5.2). */
    private static final Envelope OAUTH =
            envelope(List.of(), List.of("/error"), List.of("/error_description"), List.of("/error_uri"));

    /** What gateways in front of a provider say in their own words. */
    private static final Envelope GATEWAY = envelope(
            List.of(),
            List.of(),
            List.of("/message", "/error/message", "/Message", "/errors/*/message", "/errors/*"),
            List.of());

    private final Errors errors;
    private final List<Envelope> envelopes;
    private final UnaryOperator<String> redact;

    /**
     * Creates a reader.
     *
     * @param redact takes secrets out of texts that the provider wrote
     */
    public ErrorReader(Errors errors, UnaryOperator<String> redact) {
        this.errors = errors;
        this.envelopes = new ArrayList<>(errors.envelopes());
        envelopes.add(OAUTH);
        envelopes.add(GATEWAY);
        this.redact = redact;
    }

    private static Envelope envelope(List<String> type, List<String> code, List<String> message, List<String> url) {
        return new Envelope(Set.of(), null, type, code, List.of(), message, List.of(), url);
    }

    /** Returns what an answer says about its error. */
    public ErrorBody read(AnswerBody body) {
        JsonValue tree = body.tree();
        ErrorBody found = tree == null ? ErrorBody.NONE : enveloped(body, tree);
        String code = found.code() == null ? codeInHeaders(body.response()) : found.code();
        if (code != null) {
            found = new ErrorBody(
                    found.type(),
                    code,
                    found.declineCode(),
                    found.message(),
                    found.param(),
                    found.documentationUrl(),
                    null);
        }
        if (!found.equals(ErrorBody.NONE)) {
            return found;
        }
        return Excerpt.of(body, redact)
                .map(words -> new ErrorBody(null, null, null, null, null, null, words))
                .orElse(ErrorBody.NONE);
    }

    private ErrorBody enveloped(AnswerBody body, JsonValue tree) {
        if (body.mediaType().startsWith("application/problem+")) {
            ErrorBody problem = read(tree.at("/problem") == null ? tree : tree.at("/problem"), PROBLEM);
            if (!problem.equals(ErrorBody.NONE)) {
                return problem;
            }
        }
        for (Envelope envelope : envelopes) {
            if (fits(envelope, body.response(), tree)) {
                ErrorBody error = read(tree, envelope);
                if (!error.equals(ErrorBody.NONE)) {
                    return error;
                }
            }
        }
        return ErrorBody.NONE;
    }

    private static boolean fits(Envelope envelope, HttpResponse response, JsonValue tree) {
        return (envelope.statuses().isEmpty() || envelope.statuses().contains(response.status()))
                && (envelope.present() == null || BodyPath.isPresent(tree, envelope.present()));
    }

    private ErrorBody read(@Nullable JsonValue tree, Envelope envelope) {
        if (tree == null) {
            return ErrorBody.NONE;
        }
        return new ErrorBody(
                undecorated(first(tree, envelope.type())),
                undecorated(first(tree, envelope.code())),
                first(tree, envelope.declineCode()),
                sentences(tree, envelope.message()),
                first(tree, envelope.param()),
                first(tree, envelope.documentationUrl()),
                null);
    }

    private @Nullable String first(JsonValue tree, List<String> pointers) {
        for (String pointer : pointers) {
            String text = BodyPath.text(tree, pointer);
            if (text != null && !text.isBlank()) {
                return clean(text, LONGEST_WORD);
            }
        }
        return null;
    }

    private @Nullable String sentences(JsonValue tree, List<String> pointers) {
        for (String pointer : pointers) {
            List<String> texts = BodyPath.texts(tree, pointer);
            texts.removeIf(String::isBlank);
            if (!texts.isEmpty()) {
                return clean(String.join("; ", texts), LONGEST_MESSAGE);
            }
        }
        return null;
    }

    private @Nullable String codeInHeaders(HttpResponse response) {
        for (String header : errors.codeHeaders()) {
            String code = response.headers().first(header).orElse("");
            if (!code.isBlank()) {
                return undecorated(clean(code, LONGEST_WORD));
            }
        }
        return null;
    }

    /** {@code com.amazonaws.sqs#QueueDoesNotExist:http://…} means {@code QueueDoesNotExist}. */
    private @Nullable String undecorated(@Nullable String code) {
        if (code == null) {
            return null;
        }
        String rest = code;
        if (errors.codeBefore() != null && rest.indexOf(errors.codeBefore()) > 0) {
            rest = rest.substring(0, rest.indexOf(errors.codeBefore()));
        }
        if (errors.codeAfter() != null) {
            int after =
                    rest.lastIndexOf(errors.codeAfter()) + errors.codeAfter().length();
            rest = rest.lastIndexOf(errors.codeAfter()) < 0 || after == rest.length() ? rest : rest.substring(after);
        }
        return rest;
    }

    private String clean(String text, int longest) {
        return CleanText.oneLine(redact.apply(text), longest);
    }

    /** Returns the provider's name for the request; null if it gave none. */
    public @Nullable String requestId(AnswerBody body) {
        String inHeader = requestId(body.response());
        if (inHeader != null || errors.requestIdFields().isEmpty()) {
            return inHeader;
        }
        JsonValue tree = body.tree();
        return tree == null ? null : first(tree, errors.requestIdFields());
    }

    /** Returns what a header says is the provider's name for the request; null if none does. */
    public @Nullable String requestId(HttpResponse response) {
        for (String header : errors.requestIdHeaders()) {
            String id = response.headers().first(header).orElse("");
            if (!id.isBlank()) {
                return clean(id, LONGEST_WORD);
            }
        }
        return null;
    }
}
