package dev.fairlead.description;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A body in one media type.
 *
 * @param mediaType as written, for instance {@code application/json}
 * @param schema what the body may be; a schema that allows anything where none is described
 * @param encodings how single properties of a form are written, by name
 * @param field what the body as a whole is called: in a response, the property of its {@linkplain ApiResponse#result result} that it
 *     is; null where the body holds the properties, or it is not said
 * @param root how the root element of an XML body looks; where nothing is said, as the schema says
 */
public record ApiContent(
        String mediaType,
        Schema schema,
        Map<String, Encoding> encodings,
        @Nullable String field,
        XmlForm root) {

    /** Makes a body of which nothing more is to be said. */
    public ApiContent(String mediaType, Schema schema, Map<String, Encoding> encodings) {
        this(mediaType, schema, encodings, null, schema.xml());
    }

    /** Copies the map. */
    public ApiContent {
        encodings = Collections.unmodifiableMap(new LinkedHashMap<>(encodings));
    }

    /** Returns whether the media type is {@code application/json}, ends in {@code +json}, or is one of AWS's. */
    public boolean isJson() {
        String bare = bare();
        return bare.equals("application/json")
                || bare.equals("text/json")
                || bare.endsWith("+json")
                || bare.startsWith("application/x-amz-json-");
    }

    /** Returns whether the media type is {@code application/x-www-form-urlencoded}. */
    public boolean isForm() {
        return bare().equals("application/x-www-form-urlencoded");
    }

    /** Returns whether the media type is {@code multipart/form-data}. */
    public boolean isMultipart() {
        return bare().equals("multipart/form-data");
    }

    /** Returns whether the media type is {@code application/xml}, {@code text/xml}, or ends in {@code +xml}. */
    public boolean isXml() {
        String bare = bare();
        return bare.equals("application/xml") || bare.equals("text/xml") || bare.endsWith("+xml");
    }

    private String bare() {
        int parameters = mediaType.indexOf(';');
        return (parameters < 0 ? mediaType : mediaType.substring(0, parameters))
                .strip()
                .toLowerCase(Locale.ROOT);
    }
}
