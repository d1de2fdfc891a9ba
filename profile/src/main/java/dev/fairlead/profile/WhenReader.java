package dev.fairlead.profile;

import java.util.HashSet;
import org.jspecify.annotations.Nullable;

/** Builds conditions on answers. */
final class WhenReader {

    private static final When ALWAYS = When.status();

    private WhenReader() {}

    static When read(Section section) {
        When when = new When(
                new HashSet<>(section.oneOrMore("status", FieldKind.STATUS)),
                new HashSet<>(section.oneOrMore("code", FieldKind.TEXT)),
                new HashSet<>(section.oneOrMore("type", FieldKind.TEXT)),
                section.oneOrMore("message", FieldKind.TEXT),
                match(section.optionalSection("header"), "name", FieldKind.HEADER),
                match(section.optionalSection("field"), "at", FieldKind.POINTER));
        section.finish();
        if (when.equals(ALWAYS)) {
            section.trouble("", "says nothing about the answer");
        }
        return when;
    }

    private static When.@Nullable Match match(@Nullable Section section, String place, FieldKind<String> kind) {
        if (section == null) {
            return null;
        }
        When.Match match = new When.Match(
                section.required(place, kind), new HashSet<>(section.oneOrMore("is", FieldKind.ANY_TEXT)));
        section.finish();
        return match;
    }
}
