package dev.fairlead.description;

import dev.fairlead.json.JsonObject;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One described endpoint.
 *
 * @param id unique within the description; made from method and path where the document gives none
 * @param method the HTTP method, in upper case
 * @param path the path template, for instance <code>/v1/customers/{customer}</code>
 * @param tags the document's own grouping; often empty
 * @param summary one line, plain text or Markdown; empty where there is none
 * @param description plain text, Markdown or HTML; empty where there is none
 * @param deprecated whether the provider advises against it
 * @param parameters those of path, query, header and cookie; every variable of the path has one
 * @param body null where none is described
 * @param responses by status: {@code 200}, {@code 4XX} or {@code default}, in the document's order
 * @param servers the base URLs of this operation alone, without trailing slashes; empty where the description's hold
 * @param place where the provider's own clients have it; null where the description does not say
 * @param raw the operation as it was written, extensions included
 * @param line where it stands in the text, from 1; 0 where it is not known
 * @param facts what only some kinds of descriptions say
 */
public record ApiOperation(
        String id,
        String method,
        String path,
        List<String> tags,
        String summary,
        String description,
        boolean deprecated,
        List<ApiParameter> parameters,
        @Nullable ApiBody body,
        Map<String, ApiResponse> responses,
        List<String> servers,
        @Nullable ClientPlace place,
        JsonObject raw,
        int line,
        OperationFacts facts) {

    /** Makes an operation of which nothing more is said. */
    public ApiOperation(
            String id,
            String method,
            String path,
            List<String> tags,
            String summary,
            String description,
            boolean deprecated,
            List<ApiParameter> parameters,
            @Nullable ApiBody body,
            Map<String, ApiResponse> responses,
            List<String> servers,
            @Nullable ClientPlace place,
            JsonObject raw,
            int line) {
        this(
                id,
                method,
                path,
                tags,
                summary,
                description,
                deprecated,
                parameters,
                body,
                responses,
                servers,
                place,
                raw,
                line,
                OperationFacts.NONE);
    }

    /** Copies the collections. */
    public ApiOperation {
        tags = List.copyOf(tags);
        parameters = List.copyOf(parameters);
        responses = Collections.unmodifiableMap(new LinkedHashMap<>(responses));
        servers = List.copyOf(servers);
    }

    /** Returns the parameters in one place, in the document's order. */
    public List<ApiParameter> parameters(ApiParameter.Place place) {
        return parameters.stream()
                .filter(parameter -> parameter.place() == place)
                .toList();
    }

    /** Returns the response of the lowest 2xx status, a range such as {@code 2XX} after exact ones. */
    public Optional<ApiResponse> success() {
        return responses.values().stream()
                .filter(response -> response.status().startsWith("2"))
                .min((a, b) -> a.status().compareTo(b.status()));
    }

    /** Returns the response that describes this status: exact, by range, or {@code default}. */
    public Optional<ApiResponse> response(int status) {
        ApiResponse exact = responses.get(Integer.toString(status));
        ApiResponse range = responses.get(status / 100 + "XX");
        return Optional.ofNullable(exact)
                .or(() -> Optional.ofNullable(range))
                .or(() -> Optional.ofNullable(responses.get("default")));
    }

    @Override
    public String toString() {
        return id + " (" + method + " " + path + ")";
    }
}
