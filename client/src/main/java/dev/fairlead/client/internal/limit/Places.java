package dev.fairlead.client.internal.limit;

import dev.fairlead.client.http.HttpResponse;
import dev.fairlead.client.internal.answer.AnswerBody;
import dev.fairlead.client.internal.answer.BodyPath;
import dev.fairlead.json.JsonValue;
import dev.fairlead.profile.RateLimits.Place;
import java.util.Optional;

/** Reads places in answers. */
final class Places {

    private static final int LONGEST = 200;

    private Places() {}

    /** Returns the text at a place; empty where there is none, or one that is too long to be meant. */
    static Optional<String> text(Place place, HttpResponse response) {
        Optional<String> text = place.header() != null
                ? response.headers().first(place.header())
                : field(String.valueOf(place.field()), response);
        return text.map(String::strip).filter(found -> !found.isEmpty() && found.length() <= LONGEST);
    }

    private static Optional<String> field(String pointer, HttpResponse response) {
        JsonValue body = (response.isSuccess() ? AnswerBody.ofSuccess(response) : AnswerBody.ofError(response)).tree();
        return body == null ? Optional.empty() : Optional.ofNullable(BodyPath.text(body, pointer));
    }

    /** Returns the number at a place, fractions rounded up; empty where there is none from 0 to a billion. */
    static Optional<Long> number(Place place, HttpResponse response) {
        return text(place, response)
                .filter(text -> text.matches("[0-9]{1,9}(\\.[0-9]{1,30})?"))
                .map(text -> (long) Math.ceil(Double.parseDouble(text)));
    }
}
