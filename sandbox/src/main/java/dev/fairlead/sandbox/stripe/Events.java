package dev.fairlead.sandbox.stripe;

import dev.fairlead.json.JsonArray;
import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonString;
import dev.fairlead.json.JsonValue;
import dev.fairlead.sandbox.core.ApiRequest;
import dev.fairlead.sandbox.core.Filter;
import dev.fairlead.sandbox.core.Listing;
import java.util.function.Predicate;

/** Events, to read. */
final class Events {

    static final String KIND = "event";

    private final Account account;

    Events(Account account) {
        this.account = account;
    }

    JsonObject retrieve(ApiRequest request) {
        return account.named(KIND, request);
    }

    JsonObject list(ApiRequest request) {
        Predicate<JsonObject> filter = Filter.by(request.params());
        String type = Fields.text(request.params(), "type");
        if (type != null) {
            filter = filter.and(event -> matches(type, event));
        }
        JsonArray types = request.params().array("types");
        if (types != null) {
            filter = filter.and(event -> types.stream().anyMatch(wanted -> matches(word(wanted), event)));
        }
        return Listing.page(account.all(KIND), request, KIND, filter);
    }

    private static String word(JsonValue value) {
        return value instanceof JsonString text ? text.value() : "";
    }

    /** A star at the end stands for anything. */
    private static boolean matches(String wanted, JsonObject event) {
        String type = Fields.string(event, "type");
        return wanted.endsWith("*") ? type.startsWith(wanted.substring(0, wanted.length() - 1)) : type.equals(wanted);
    }
}
