package dev.fairlead.client.internal.answer;

import dev.fairlead.client.error.ErrorBody;
import dev.fairlead.client.http.HttpResponse;
import dev.fairlead.json.JsonValue;
import dev.fairlead.profile.Meaning;
import dev.fairlead.profile.Retries.Rule;
import dev.fairlead.profile.When;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says what an answer means, by the rules of the profile. Immutable and thread-safe. */
public final class AnswerRules {

    private static final When ALWAYS = When.status();
    private static final Rule REJECTED = Rule.of(ALWAYS, Meaning.REJECTED, false);
    private static final Rule UNAUTHENTICATED = Rule.of(ALWAYS, Meaning.UNAUTHENTICATED, false);
    private static final Rule PERMANENT = Rule.of(ALWAYS, Meaning.PERMANENT, false);

    private final List<Rule> rules;
    private final List<When> insideSuccess;

    /**
     * Creates the reader of these rules.
     *
     * @param insideSuccess what makes an answer with a status of success a failure
     */
    public AnswerRules(List<Rule> rules, List<When> insideSuccess) {
        this.rules = List.copyOf(rules);
        this.insideSuccess = List.copyOf(insideSuccess);
    }

    /** Returns whether a status of success is always to be believed. */
    public boolean believesSuccess() {
        return insideSuccess.isEmpty();
    }

    /** Returns whether an answer with a status of success is a failure all the same. */
    public boolean isFailure(AnswerBody body) {
        for (When when : insideSuccess) {
            if (fits(when, body, ErrorBody.NONE)) {
                return true;
            }
        }
        return false;
    }

    /** Returns the rule that says what a failure means. */
    public Rule ruleFor(AnswerBody body, ErrorBody error) {
        for (Rule rule : rules) {
            if (fits(rule.when(), body, error)) {
                return rule;
            }
        }
        int status = body.response().status();
        if (status == 401) {
            return UNAUTHENTICATED;
        }
        return status >= 500 ? PERMANENT : REJECTED;
    }

    private static boolean fits(When when, AnswerBody body, ErrorBody error) {
        HttpResponse response = body.response();
        return (when.statuses().isEmpty() || when.statuses().contains(response.status()))
                && (when.codes().isEmpty()
                        || (error.code() != null && when.codes().contains(error.code())))
                && (when.types().isEmpty()
                        || (error.type() != null && when.types().contains(error.type())))
                && (when.messages().isEmpty() || says(error.message(), when.messages()))
                && (when.header() == null || headerFits(when.header(), response))
                && (when.field() == null || fieldFits(when.field(), body.tree()));
    }

    private static boolean says(@Nullable String message, List<String> oneOf) {
        if (message == null) {
            return false;
        }
        String said = message.toLowerCase(Locale.ROOT);
        return oneOf.stream().anyMatch(text -> said.contains(text.toLowerCase(Locale.ROOT)));
    }

    private static boolean headerFits(When.Match match, HttpResponse response) {
        return response.headers()
                .first(match.place())
                .filter(value -> match.values().isEmpty() || match.values().contains(value.strip()))
                .isPresent();
    }

    private static boolean fieldFits(When.Match match, @Nullable JsonValue tree) {
        if (tree == null) {
            return false;
        }
        if (match.values().isEmpty()) {
            return BodyPath.isPresent(tree, match.place());
        }
        return BodyPath.texts(tree, match.place()).stream().anyMatch(match.values()::contains);
    }
}
