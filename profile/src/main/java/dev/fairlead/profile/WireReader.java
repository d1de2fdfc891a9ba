package dev.fairlead.profile;

import java.util.Objects;

/** Builds what a profile says about how values are written. */
final class WireReader {

    private WireReader() {}

    static Wire read(Section section) {
        Wire wire = new Wire(
                section.required("form", FieldKind.oneOf(Wire.FormStyle.class)),
                section.required("cleared_by", FieldKind.ANY_TEXT),
                Objects.requireNonNullElse(
                        section.optional("empty_body", FieldKind.oneOf(Wire.EmptyBody.class)), Wire.EmptyBody.OBJECT),
                Objects.requireNonNullElse(section.optional("takes_gzip", FieldKind.FLAG), false));
        section.finish();
        return wire;
    }
}
