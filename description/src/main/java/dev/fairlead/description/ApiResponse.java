package dev.fairlead.description;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A response that an operation may get.
 *
 * @param status {@code 200}, a range such as {@code 4XX}, or {@code default}
 * @param description plain text, Markdown or HTML; empty where there is none
 * @param contents the media types that may come, in the document's order; empty where there is no body
 * @param headers those that are described
 * @param result what body, headers and status make together; null where the body alone is the result
 */
public record ApiResponse(
        String status,
        String description,
        List<ApiContent> contents,
        List<ApiHeader> headers,
        @Nullable Schema result) {

    /** Makes a response that is its body. */
    public ApiResponse(String status, String description, List<ApiContent> contents) {
        this(status, description, contents, List.of(), null);
    }

    /** Copies the lists. */
    public ApiResponse {
        contents = List.copyOf(contents);
        headers = List.copyOf(headers);
    }

    /** Returns the JSON content, if there is one. */
    public Optional<ApiContent> json() {
        return contents.stream().filter(ApiContent::isJson).findFirst();
    }
}
