package dev.fairlead.console.internal.api;

import dev.fairlead.json.JsonNumber;
import dev.fairlead.json.JsonObject;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A request to the API.
 *
 * @param method the request method, upper case
 * @param path the path, decoded
 * @param query finds a query parameter by its name; null where there is none
 * @param body the JSON body, empty where there is none
 */
public record ApiRequest(String method, String path, Function<String, @Nullable String> query, JsonObject body) {

    /** Returns a query parameter; null where there is none or it is empty. */
    @Nullable
    String parameter(String name) {
        String value = query.apply(name);
        return value == null || value.isEmpty() ? null : value;
    }

    /**
     * Returns a query parameter that is a whole number within a range.
     *
     * @throws ApiFailure if it is anything else
     */
    int number(String name, int least, int most, int otherwise) {
        String value = parameter(name);
        if (value == null) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notOne) {
            // the same failure
        }
        throw new ApiFailure(400, "The parameter " + name + " is a number from " + least + " to " + most + ".");
    }

    /**
     * Returns a text from the body or, for a request without one, from the query.
     *
     * @throws ApiFailure if it is missing
     */
    String required(String name) {
        String value = method.equals("POST") ? body.string(name) : parameter(name);
        if (value == null) {
            throw new ApiFailure(400, "The request lacks \"" + name + "\".");
        }
        return value;
    }

    /**
     * Returns a share from 0 to 1 from the body; what stands there already if the body says nothing.
     *
     * @throws ApiFailure if it is anything else
     */
    double share(String name, double otherwise) {
        if (!body.has(name)) {
            return otherwise;
        }
        if (body.get(name) instanceof JsonNumber number && number.doubleValue() >= 0 && number.doubleValue() <= 1) {
            return number.doubleValue();
        }
        throw new ApiFailure(400, "\"" + name + "\" is a number from 0 to 1.");
    }
}
