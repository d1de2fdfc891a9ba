package dev.fairlead.description;

import java.util.List;
import java.util.Optional;

/**
 * A response that an operation may get.
 *
 * @param status {@code 200}, a range such as {@code 4XX}, or {@code default}
 * @param description plain text, Markdown or HTML; empty where there is none
 * @param contents the media types that may come, in the document's order; empty where there is no body
 */
public record ApiResponse(String status, String description, List<ApiContent> contents) {

    /** Copies the list. */
    public ApiResponse {
        contents = List.copyOf(contents);
    }

    /** Returns the JSON content, if there is one. */
    public Optional<ApiContent> json() {
        return contents.stream().filter(ApiContent::isJson).findFirst();
    }
}
