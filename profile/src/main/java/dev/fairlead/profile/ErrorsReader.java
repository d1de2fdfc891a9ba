package dev.fairlead.profile;

import java.util.HashSet;

/** Builds what a profile says about errors. */
final class ErrorsReader {

    private ErrorsReader() {}

    static Errors read(Section section) {
        Errors errors = new Errors(
                section.optionalSections("envelopes").stream()
                        .map(ErrorsReader::envelope)
                        .toList(),
                section.oneOrMore("code_headers", FieldKind.HEADER),
                section.optional("code_after", FieldKind.TEXT),
                section.optional("code_before", FieldKind.TEXT),
                section.optionalSections("inside_success").stream()
                        .map(WhenReader::read)
                        .toList(),
                section.oneOrMore("request_id_headers", FieldKind.HEADER),
                section.oneOrMore("request_id_fields", FieldKind.POINTER));
        section.finish();
        return errors;
    }

    private static Errors.Envelope envelope(Section section) {
        Errors.Envelope envelope = new Errors.Envelope(
                new HashSet<>(section.oneOrMore("status", FieldKind.STATUS)),
                section.optional("present", FieldKind.POINTER),
                section.oneOrMore("type", FieldKind.POINTER),
                section.oneOrMore("code", FieldKind.POINTER),
                section.oneOrMore("decline_code", FieldKind.POINTER),
                section.oneOrMore("message", FieldKind.POINTER),
                section.oneOrMore("param", FieldKind.POINTER),
                section.oneOrMore("documentation_url", FieldKind.POINTER));
        section.finish();
        return envelope;
    }
}
