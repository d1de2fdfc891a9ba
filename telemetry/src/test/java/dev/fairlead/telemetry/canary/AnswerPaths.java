package dev.fairlead.telemetry.canary;

import static dev.fairlead.telemetry.canary.Bench.ONCE;
import static dev.fairlead.telemetry.canary.Bench.RETRIED;

import dev.fairlead.client.Operation;
import dev.fairlead.client.error.AuthenticationException;
import dev.fairlead.client.error.BadRequestException;
import dev.fairlead.client.error.ConflictException;
import dev.fairlead.client.error.DecodingException;
import dev.fairlead.client.error.NotFoundException;
import dev.fairlead.client.error.PaymentRequiredException;
import dev.fairlead.client.error.PermissionException;
import dev.fairlead.client.error.RateLimitedException;
import dev.fairlead.client.error.ResponseException;
import dev.fairlead.client.error.ServerException;
import dev.fairlead.client.error.TransportException;
import dev.fairlead.client.error.UnprocessableException;
import dev.fairlead.client.internal.pipeline.Outcome;
import dev.fairlead.client.model.Params;
import dev.fairlead.client.network.TransportOptions;
import dev.fairlead.testing.kit.ScriptedServer.Step;
import java.util.Map;

/** Answers that are errors, and answers that are none. */
final class AnswerPaths extends Paths {

    AnswerPaths() {
        answers();
        unusableAnswers();
    }

    private void answers() {
        answer("400 Bad Request", BadRequestException.class);
        answer("401 Unauthorized", AuthenticationException.class);
        answer("402 Payment Required", PaymentRequiredException.class);
        answer("403 Forbidden", PermissionException.class);
        answer("404 Not Found", NotFoundException.class);
        answer("409 Conflict", ConflictException.class);
        answer("418 Teapot", ResponseException.class);
        answer("422 Unprocessable", UnprocessableException.class);
        answer("429 Too Many Requests", RateLimitedException.class);
        answer("500 Internal", ServerException.class);
        answer("501 Not Implemented", ServerException.class);
        row(
                "an HTML page that repeats the Authorization header",
                ServerException.class,
                Outcome.Answered.class,
                bench -> bench.reading(Bench.html("502 Bad Gateway")));
        row(
                "several attempts, all of which fail",
                ServerException.class,
                Outcome.Answered.class,
                bench -> bench.with(
                        options -> options,
                        client -> Bench.write(client, RETRIED.withMaxAttempts(3)),
                        Bench.status("503 Unavailable"),
                        Step.reset(),
                        Bench.html("503 Unavailable")));
    }

    private void answer(String status, Class<? extends Throwable> exception) {
        row(status, exception, Outcome.Answered.class, bench -> bench.reading(Bench.status(status)));
        row(
                status + " to a write",
                exception,
                Outcome.Answered.class,
                bench -> bench.with(options -> options, client -> Bench.write(client, ONCE), Bench.status(status)));
    }

    private void unusableAnswers() {
        row(
                "a page where JSON was promised",
                DecodingException.class,
                Outcome.Unreadable.class,
                bench -> bench.reading(Bench.html("200 OK")));
        row(
                "JSON that breaks off at a secret",
                DecodingException.class,
                Outcome.Unreadable.class,
                bench -> bench.reading(Step.respond("200 OK", "{\"key\": " + Canary.KEY + "}", Bench.echoedHeaders())));
        row(
                "JSON that is no object",
                DecodingException.class,
                Outcome.Unreadable.class,
                bench -> bench.reading(Step.respond("200 OK", "[\"" + Canary.KEY + "\"]", Bench.echoedHeaders())));
        row(
                "a value of the wrong type",
                DecodingException.class,
                Outcome.Unreadable.class,
                bench -> bench.with(
                        options -> options,
                        client -> client.call(
                                Operation.get("Wrong", "/v1/wrong").returns(json -> {
                                    throw new DecodingException("/amount", "expected an integer, found a string");
                                }),
                                Params.none(),
                                Map.of(),
                                ONCE),
                        Step.respond("200 OK", "{\"amount\":\"" + Canary.BODY + "\"}")));
        row(
                "a body that is too large",
                TransportException.class,
                Outcome.Broken.class,
                bench -> bench.with(
                        options -> options.transport(TransportOptions.defaults().withMaxResponseBytes(100)),
                        client -> Bench.read(client, ONCE),
                        Step.respond("200 OK", "{\"a\":\"" + Canary.BODY.repeat(50) + "\"}")));
        row(
                "a header line that is none and repeats the key",
                TransportException.class,
                Outcome.Broken.class,
                bench -> bench.reading(Bench.raw("HTTP/1.1 200 OK\r\nBearer " + Canary.KEY + "\r\n\r\n")));
        row(
                "a status line that is none and repeats the key",
                TransportException.class,
                Outcome.Broken.class,
                bench -> bench.reading(Bench.raw("HTTP/1.1 Bearer " + Canary.KEY + "\r\n\r\n")));
        row(
                "a length that is none and repeats the key",
                TransportException.class,
                Outcome.Broken.class,
                bench -> bench.reading(Bench.raw("HTTP/1.1 200 OK\r\nContent-Length: " + Canary.KEY + "\r\n\r\n{}")));
    }
}
