package dev.fairlead.client.error;

import dev.fairlead.client.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The one line that says what an answer was. */
final class ResponseMessage {

    private ResponseMessage() {}

    static String of(ErrorResponse error) {
        HttpResponse response = error.response();
        ErrorBody body = error.body();
        StringBuilder text = new StringBuilder("the provider answered ").append(response.status());
        text.append(body.message() == null ? withoutMessage(response, body) : ": " + body.message());
        List<String> facts = new ArrayList<>();
        add(facts, "type", body.type());
        add(facts, "code", body.code());
        add(facts, "decline code", body.declineCode());
        add(facts, "param", body.param());
        add(facts, "request", error.requestId());
        if (error.replayed()) {
            facts.add("replayed from the provider's memory for this idempotency key");
        }
        if (!facts.isEmpty()) {
            text.append(" (").append(String.join(", ", facts)).append(')');
        }
        if (!error.advice().isEmpty()) {
            text.append("; ").append(error.advice());
        }
        if (!error.note().isEmpty()) {
            text.append("; ").append(error.note());
        }
        if (body.documentationUrl() != null) {
            text.append("; see ").append(body.documentationUrl());
        }
        return text.toString();
    }

    private static void add(List<String> facts, String name, @Nullable String value) {
        if (value != null) {
            facts.add(name + " " + value);
        }
    }

    /** An answer without the provider's envelope is likely not the provider's own: say what it was instead. */
    private static String withoutMessage(HttpResponse response, ErrorBody body) {
        if (body.code() != null || body.type() != null) {
            return "";
        }
        if (response.bodyLength() == 0) {
            return " with an empty body";
        }
        String type = response.headers().first("Content-Type").orElse("no content type");
        return " with " + response.bodyLength() + " bytes of " + type
                + " that are not its error format, perhaps from a proxy in between"
                + (body.excerpt() == null ? "" : ": \"" + body.excerpt() + "\"");
    }
}
