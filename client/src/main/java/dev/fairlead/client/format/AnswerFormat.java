package dev.fairlead.client.format;

import dev.fairlead.client.http.HttpResponse;
import dev.fairlead.client.internal.xml.HeaderField;
import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonString;
import dev.fairlead.json.JsonValue;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;

/** Reads a successful answer as the JSON that it stands for. Immutable and thread-safe. */
public final class AnswerFormat {

    private final Function<HttpResponse, JsonValue> body;
    private final List<HeaderField> fields;

    private AnswerFormat(Function<HttpResponse, JsonValue> body, List<HeaderField> fields) {
        this.body = body;
        this.fields = List.copyOf(fields);
    }

    static AnswerFormat of(Function<HttpResponse, JsonValue> body) {
        return new AnswerFormat(
                response -> response.bodyLength() == 0 ? JsonObject.empty() : body.apply(response), List.of());
    }

    /** Reads a body that is JSON; one that is empty is an empty object. */
    public static AnswerFormat json() {
        return of(response -> response.json());
    }

    /** Reads a body that is a text. */
    public static AnswerFormat text() {
        return of(response -> new JsonString(response.bodyText()));
    }

    /** Reads a body that is bytes, which become a text in base64. */
    public static AnswerFormat bytes() {
        return of(response -> new JsonString(Base64.getEncoder().encodeToString(response.body())));
    }

    /** Reads no body. */
    public static AnswerFormat nothing() {
        return of(response -> JsonObject.empty());
    }

    /** Returns the format in which the body is one field of the result; one that is empty leaves it out. */
    public AnswerFormat into(String field) {
        return new AnswerFormat(
                response -> response.bodyLength() == 0
                        ? JsonObject.empty()
                        : JsonObject.builder().put(field, body.apply(response)).build(),
                fields);
    }

    /**
     * Returns the format in which headers are fields of the result too.
     *
     * @param more {@code field=Header}; with {@code :number}, {@code :flag}, {@code :date} or {@code :list} after it for what is no text; {@code
     *     field=Prefix-*} for a map of all headers that begin so; {@code field=:status:number} for the status
     */
    public AnswerFormat headers(String... more) {
        List<HeaderField> all = new ArrayList<>(fields);
        for (String written : more) {
            all.add(HeaderField.parse(written));
        }
        return new AnswerFormat(body, all);
    }

    /**
     * Reads an answer.
     *
     * @throws dev.fairlead.client.error.DecodingException if the body is not in this format
     * @throws dev.fairlead.json.JsonException if it should be JSON and is not
     */
    public JsonValue read(HttpResponse response) {
        JsonValue read = body.apply(response);
        if (fields.isEmpty() || !(read instanceof JsonObject object)) {
            return read;
        }
        JsonObject.Builder all = object.toBuilder();
        fields.forEach(field -> field.add(response, all));
        return all.build();
    }
}
