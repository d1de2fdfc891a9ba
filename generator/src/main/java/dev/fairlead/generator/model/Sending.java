package dev.fairlead.generator.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How the parameters of an operation go into its request, beyond what is usual. Parameters are named as they are set; a name that
 * stands in two places of the request is set by two.
 *
 * @param query those that go into the query although there is a body
 * @param headers those that go into headers
 * @param cookies those that go into cookies
 * @param styles those that are written in a style of their own
 * @param reserved those of the query that keep reserved characters
 * @param sentAs by name, the name on the wire
 * @param parts by name, the media type of a part
 * @param pathStyles path variables in another style than the simple one
 * @param mediaType of the body; empty for the usual one
 * @param wholeBody the parameter that is the whole body; empty for none
 * @param optionalBody whether there is no body where nothing is set
 * @param alsoTakes other media types of the body
 */
public record Sending(
        List<String> query,
        List<String> headers,
        List<String> cookies,
        Map<String, Style> styles,
        List<String> reserved,
        Map<String, String> sentAs,
        Map<String, String> parts,
        Map<String, Style> pathStyles,
        String mediaType,
        String wholeBody,
        boolean optionalBody,
        List<String> alsoTakes) {

    /** Copies the collections. */
    public Sending {
        query = List.copyOf(query);
        headers = List.copyOf(headers);
        cookies = List.copyOf(cookies);
        styles = Collections.unmodifiableMap(new LinkedHashMap<>(styles));
        reserved = List.copyOf(reserved);
        sentAs = Collections.unmodifiableMap(new LinkedHashMap<>(sentAs));
        parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
        pathStyles = Collections.unmodifiableMap(new LinkedHashMap<>(pathStyles));
        alsoTakes = List.copyOf(alsoTakes);
    }

    /** The styles of the client, by the same names. */
    public enum Style {
        /** {@code a=1,2}. */
        FORM,
        /** {@code a=1&a=2}. */
        FORM_EXPLODED,
        /** {@code a=1%202}. */
        SPACES,
        /** {@code a=1%7C2}. */
        PIPES,
        /** {@code a=1%092}. */
        TABS,
        /** {@code a%5Bx%5D=1}. */
        DEEP_OBJECT,
        /** {@code 1,2}. */
        SIMPLE,
        /** {@code x=1,y=2}. */
        SIMPLE_EXPLODED,
        /** {@code .1,2}. */
        LABEL,
        /** {@code .1.2}. */
        LABEL_EXPLODED,
        /** {@code ;a=1,2}. */
        MATRIX,
        /** {@code ;a=1;a=2}. */
        MATRIX_EXPLODED,
        /** As JSON. */
        JSON
    }
}
