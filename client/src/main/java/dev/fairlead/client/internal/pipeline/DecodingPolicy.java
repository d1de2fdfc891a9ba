package dev.fairlead.client.internal.pipeline;

import dev.fairlead.client.error.DecodingException;
import dev.fairlead.client.event.OutcomeKind;
import dev.fairlead.client.http.HttpRequest;
import dev.fairlead.client.internal.answer.CleanText;
import dev.fairlead.json.JsonException;

/** Reads the value of a successful answer, inside of telemetry, so that an answer that cannot be read counts as a failure. */
public final class DecodingPolicy extends Policy {

    @Override
    public Stage stage() {
        return Stage.DECODING;
    }

    @Override
    public Outcome send(Call call, HttpRequest request) throws InterruptedException {
        Outcome outcome = next().send(call, request);
        if (!(outcome instanceof Outcome.Answered answered) || answered.kind() != OutcomeKind.SUCCESS) {
            return outcome;
        }
        if (!answered.response().isSuccess()) {
            return answered.as(OutcomeKind.CALLER_FAULT); // a 304 to a condition of the caller's own: there is no value
        }
        try {
            call.value(call.described().decoding().decode(answered.response()));
            return outcome;
        } catch (JsonException noJson) {
            call.unreadable();
            return new Outcome.Unreadable(answered, "", describe(answered) + ": " + noJson.getMessage(), noJson);
        } catch (DecodingException mismatch) {
            call.unreadable();
            return new Outcome.Unreadable(
                    answered, mismatch.pointer(), String.valueOf(mismatch.getMessage()), mismatch);
        }
    }

    /** The body stays out of the message: it may hold anything. */
    private static String describe(Outcome.Answered answered) {
        String type = answered.response().headers().first("Content-Type").orElse("no content type");
        return "its body (" + answered.response().bodyLength() + " bytes, " + CleanText.oneLine(type, 100)
                + ") is not the JSON that the description promises";
    }
}
