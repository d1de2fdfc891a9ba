package dev.fairlead.generator.model;

import dev.fairlead.description.ApiContent;
import dev.fairlead.description.Schema;
import dev.fairlead.description.SchemaType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the media type of a content comes to for a client. */
final class MediaTypes {

    private static final Set<String> USUAL =
            Set.of("application/json", "application/x-www-form-urlencoded", "multipart/form-data");
    private static final Set<String> TEXTS =
            Set.of("application/yaml", "application/x-yaml", "application/javascript", "application/x-ndjson");

    private MediaTypes() {}

    /** Anything that is described as an object or a list is JSON in all likelihood. */
    static boolean isJson(ApiContent content) {
        return content.isJson() || (isWild(content) && isStructured(content.schema()));
    }

    private static boolean isStructured(Schema schema) {
        SchemaType type = SchemaFacts.type(schema);
        return type == SchemaType.OBJECT
                || type == SchemaType.ARRAY
                || SchemaFacts.variants(schema).stream().anyMatch(MediaTypes::isStructured);
    }

    /** Returns the content that is a value: JSON where it is offered, else XML of which the structure is described. */
    static Optional<ApiContent> value(List<ApiContent> contents) {
        return contents.stream()
                .filter(MediaTypes::isJson)
                .findFirst()
                .or(() -> contents.stream().filter(MediaTypes::isXmlRecord).findFirst());
    }

    private static boolean isXmlRecord(ApiContent content) {
        return content.isXml() && SchemaFacts.isRecord(SchemaFacts.essence(content.schema()));
    }

    static boolean isText(ApiContent content) {
        String type = bare(content);
        boolean text = isWild(content)
                && SchemaFacts.type(content.schema()) == SchemaType.STRING
                && !"binary".equals(content.schema().format());
        return text || type.startsWith("text/") || type.endsWith("xml") || TEXTS.contains(type);
    }

    static boolean isEvents(ApiContent content) {
        return bare(content).equals("text/event-stream");
    }

    private static boolean isWild(ApiContent content) {
        return bare(content).contains("*");
    }

    private static String bare(ApiContent content) {
        int parameters = content.mediaType().indexOf(';');
        String bare = parameters < 0 ? content.mediaType() : content.mediaType().substring(0, parameters);
        return bare.strip().toLowerCase(Locale.ROOT);
    }

    /** Returns the media type as it is declared, where it is another one than that of JSON and of forms; else an empty text. */
    static String unusual(ApiContent content) {
        return isWild(content) || USUAL.contains(bare(content)) || !isPrintable(content.mediaType())
                ? ""
                : content.mediaType().strip();
    }

    /** Returns what a client asks for that takes all of these. */
    static String accept(List<ApiContent> contents) {
        boolean any = contents.stream()
                .anyMatch(content -> isWild(content) || bare(content).equals("application/octet-stream"));
        boolean usual = contents.stream().anyMatch(content -> bare(content).equals("application/json"));
        return usual
                ? ""
                : any
                        ? "*/*"
                        : contents.stream()
                                .map(content -> content.mediaType().strip())
                                .filter(MediaTypes::isPrintable)
                                .distinct()
                                .collect(Collectors.joining(", "));
    }

    private static boolean isPrintable(String type) {
        return type.chars().allMatch(c -> c >= ' ' && c <= '~');
    }
}
