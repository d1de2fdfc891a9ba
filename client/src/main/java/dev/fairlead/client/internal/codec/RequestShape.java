package dev.fairlead.client.internal.codec;

import dev.fairlead.client.http.BodyEncoding;
import dev.fairlead.client.http.ParamStyle;
import dev.fairlead.client.internal.codec.ParamPlace.Where;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where the parameters of an operation go.
 *
 * @param pathTemplate the path, variables in braces
 * @param encoding how those that go nowhere else go into the body; {@link BodyEncoding#NONE} sends them in the query
 * @param mediaType of the body; null for the usual one of its encoding
 * @param wholeBody the parameter that is the whole body; null where the parameters are its members
 * @param bodyOptional whether there is none where nothing is set that goes into it
 * @param otherTypes media types in which the body may also be given
 * @param places of those of which something is said, by the name by which they are set
 * @param pathStyles of path variables that are not simple
 * @param extras what few operations have
 */
public record RequestShape(
        String pathTemplate,
        BodyEncoding encoding,
        @Nullable String mediaType,
        @Nullable String wholeBody,
        boolean bodyOptional,
        Set<String> otherTypes,
        Map<String, ParamPlace> places,
        Map<String, ParamStyle> pathStyles,
        RequestExtras extras) {

    /** Copies the collections. */
    public RequestShape {
        otherTypes = Set.copyOf(otherTypes);
        places = Map.copyOf(places);
        pathStyles = Map.copyOf(pathStyles);
    }

    /** Makes one of which nothing more is said than what goes into query and headers. */
    public RequestShape(String pathTemplate, BodyEncoding encoding, Set<String> queryNames, Set<String> headerNames) {
        this(
                pathTemplate,
                encoding,
                null,
                null,
                false,
                Set.of(),
                places(queryNames, headerNames),
                Map.of(),
                RequestExtras.NONE);
    }

    private static Map<String, ParamPlace> places(Set<String> queryNames, Set<String> headerNames) {
        Map<String, ParamPlace> places = new LinkedHashMap<>();
        queryNames.forEach(name -> places.put(name, ParamPlace.USUAL.in(Where.QUERY)));
        headerNames.forEach(name -> places.put(name, ParamPlace.USUAL.in(Where.HEADER)));
        return places;
    }

    /** Returns the same with its body in another one of the media types that it takes; this one if it does not take that. */
    public RequestShape in(String otherType) {
        BodyEncoding other = encodingOf(otherType.toLowerCase(Locale.ROOT));
        return other == null || !otherTypes.contains(otherType)
                ? this
                : new RequestShape(
                        pathTemplate,
                        other,
                        otherType,
                        wholeBody,
                        bodyOptional,
                        otherTypes,
                        places,
                        pathStyles,
                        extras);
    }

    private static @Nullable BodyEncoding encodingOf(String type) {
        if (type.startsWith("multipart/form-data")) {
            return BodyEncoding.MULTIPART;
        }
        if (type.startsWith("application/x-www-form-urlencoded")) {
            return BodyEncoding.FORM;
        }
        return type.contains("json") ? BodyEncoding.JSON : null;
    }

    ParamPlace place(String name) {
        return places.getOrDefault(name, ParamPlace.USUAL);
    }

    boolean renames() {
        return places.values().stream().anyMatch(place -> place.where() == null && place.wireName() != null);
    }

    /** Returns the parameters that go into a part of the request for certain. */
    public Set<String> namesIn(Where where) {
        return places.entrySet().stream()
                .filter(each -> each.getValue().where() == where)
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }
}
