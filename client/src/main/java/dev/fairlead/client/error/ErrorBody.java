package dev.fairlead.client.error;

import org.jspecify.annotations.Nullable;

/**
 * What the provider's error envelope says; each part is null where it is absent.
 *
 * @param type the class of the error
 * @param code the code of the error
 * @param declineCode the reason of a declined payment
 * @param message the sentence for people, at most 500 characters
 * @param param the name of the offending parameter
 * @param documentationUrl the address of an explanation
 * @param excerpt a few words of an answer in another form, for instance the title of a proxy's page, at most 160 characters
 */
public record ErrorBody(
        @Nullable String type,
        @Nullable String code,
        @Nullable String declineCode,
        @Nullable String message,
        @Nullable String param,
        @Nullable String documentationUrl,
        @Nullable String excerpt) {

    /** An answer that says nothing readable. */
    public static final ErrorBody NONE = new ErrorBody(null, null, null, null, null, null, null);
}
