package dev.fairlead.generator.sample;

import dev.fairlead.description.ApiBody;
import dev.fairlead.description.ApiContent;
import dev.fairlead.description.ApiOperation;
import dev.fairlead.generator.java.JavaText;
import java.util.Optional;

/** A body that is given as it is. */
final class RawBody {

    private RawBody() {}

    /** Returns the expression of a short text of the media type that is described, or of its JSON where that is one. */
    static String sample(ApiOperation operation, TypeNames names) {
        Optional<ApiContent> content = Optional.ofNullable(operation.body()).flatMap(ApiBody::preferred);
        String type = content.map(ApiContent::mediaType).orElse("application/octet-stream");
        String text = content.filter(ApiContent::isJson)
                .map(json -> SampleValues.value("body", json.schema()).toJson())
                .orElse("example");
        String wildcard = type.contains("*") ? "application/octet-stream" : type;
        return names.use("dev.fairlead.client.http.RequestBody") + ".of(" + JavaText.literal(wildcard) + ", "
                + JavaText.literal(text) + ".getBytes(" + names.use("java.nio.charset.StandardCharsets") + ".UTF_8))";
    }
}
