package dev.fairlead.console.internal.api;

import dev.fairlead.json.JsonObject;
import java.io.Serial;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Ends a request to the API with a status and a sentence: {@code {"error": {"status": 404, "message": "…"}}}. */
public final class ApiFailure extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String sentence;
    private final @Nullable String allow;

    /**
     * Creates the failure.
     *
     * @param status from 400 to 599
     * @param sentence what is wrong and what to do, for people
     */
    public ApiFailure(int status, String sentence) {
        this(status, sentence, null);
    }

    private ApiFailure(int status, String sentence, @Nullable String allow) {
        super(sentence, null, false, false);
        this.status = status;
        this.sentence = sentence;
        this.allow = allow;
    }

    /** Returns a 405 that names the methods there are. */
    public static ApiFailure notAllowed(String methods) {
        return new ApiFailure(405, "This takes " + methods + " only.", methods);
    }

    /** Returns the status. */
    public int status() {
        return status;
    }

    /** Returns the value of the {@code Allow} header; empty unless the method was wrong. */
    public Optional<String> allow() {
        return Optional.ofNullable(allow);
    }

    /** Returns the response's body. */
    public JsonObject toJson() {
        return JsonObject.builder()
                .put(
                        "error",
                        JsonObject.builder()
                                .put("status", status)
                                .put("message", sentence)
                                .build())
                .build();
    }
}
