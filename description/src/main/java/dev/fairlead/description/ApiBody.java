package dev.fairlead.description;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The body of a request.
 *
 * @param required whether a request without it is refused
 * @param contents the media types that are accepted, in the document's order
 */
public record ApiBody(boolean required, List<ApiContent> contents) {

    /** Copies the list. */
    public ApiBody {
        contents = List.copyOf(contents);
    }

    /**
     * Returns the content that a client does best to send: JSON, else a form, else multipart, else the first. A list of changes
     * (RFC 6902) comes after what is changed itself.
     */
    public Optional<ApiContent> preferred() {
        return contents.stream()
                .filter(content -> content.isJson()
                        && !content.mediaType().toLowerCase(Locale.ROOT).contains("json-patch"))
                .findFirst()
                .or(() -> contents.stream().filter(ApiContent::isJson).findFirst())
                .or(() -> contents.stream().filter(ApiContent::isForm).findFirst())
                .or(() -> contents.stream().filter(ApiContent::isMultipart).findFirst())
                .or(() -> contents.stream().findFirst());
    }
}
