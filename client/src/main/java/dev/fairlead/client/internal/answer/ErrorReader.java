package dev.fairlead.client.internal.answer;

import dev.fairlead.client.error.ErrorBody;
import dev.fairlead.json.JsonValue;
import dev.fairlead.profile.Errors;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reads a provider's error envelope. What is not its JSON, for instance a proxy's page, is an envelope that says nothing. */
public final class ErrorReader {

    private static final int LONGEST_MESSAGE = 500;
    private static final int LONGEST_WORD = 200;

    private final Errors errors;
    private final UnaryOperator<String> redact;

    /**
     * Creates a reader.
     *
     * @param redact takes secrets out of texts that the provider wrote
     */
    public ErrorReader(Errors errors, UnaryOperator<String> redact) {
        this.errors = errors;
        this.redact = redact;
    }

    /** Returns what an answer says about its error. */
    public ErrorBody read(AnswerBody body) {
        JsonValue tree = body.tree();
        if (tree == null) {
            return ErrorBody.NONE;
        }
        return new ErrorBody(
                text(tree, errors.type(), LONGEST_WORD),
                text(tree, errors.code(), LONGEST_WORD),
                text(tree, errors.declineCode(), LONGEST_WORD),
                text(tree, errors.message(), LONGEST_MESSAGE),
                text(tree, errors.param(), LONGEST_WORD),
                text(tree, errors.documentationUrl(), LONGEST_WORD));
    }

    private @Nullable String text(JsonValue body, String pointer, int longest) {
        String text = BodyPath.text(body, pointer);
        return text == null ? null : CleanText.oneLine(redact.apply(text), longest);
    }
}
