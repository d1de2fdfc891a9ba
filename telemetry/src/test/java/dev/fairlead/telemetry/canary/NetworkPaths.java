package dev.fairlead.telemetry.canary;

import static dev.fairlead.telemetry.canary.Bench.ONCE;
import static dev.fairlead.telemetry.canary.Bench.RETRIED;

import dev.fairlead.client.CallOptions;
import dev.fairlead.client.error.CallInterruptedException;
import dev.fairlead.client.error.DeadlineExceededException;
import dev.fairlead.client.error.ServerException;
import dev.fairlead.client.error.TransportException;
import dev.fairlead.client.http.Headers;
import dev.fairlead.client.internal.pipeline.Outcome;
import dev.fairlead.testing.kit.ScriptedServer.Step;
import java.net.URI;
import java.time.Duration;

/** Trouble on the way: connections, time, redirects. */
final class NetworkPaths extends Paths {

    NetworkPaths() {
        network();
        time();
        redirects();
    }

    private void network() {
        at("a host that does not exist", "http://no-such-host.invalid");
        at("a port where nobody listens", "http://127.0.0.1:1");
        row(
                "a server that does not speak TLS",
                TransportException.class,
                Outcome.Broken.class,
                bench -> bench.with(
                        options -> options.baseUrl(
                                URI.create(bench.server.uri().toString().replace("http:", "https:"))),
                        client -> Bench.read(client, ONCE),
                        Bench.raw("HTTP/1.1 400 Bad Request\r\n\r\n")));
        row(
                "a reset in place of an answer",
                TransportException.class,
                Outcome.Broken.class,
                bench -> bench.with(options -> options, client -> Bench.write(client, ONCE), Step.reset()));
        row(
                "an answer that is cut off",
                TransportException.class,
                Outcome.Broken.class,
                bench -> bench.reading(Step.cutBody(1_000, "{\"a\":\"" + Canary.BODY)));
    }

    private void at(String name, String address) {
        row(
                name,
                TransportException.class,
                Outcome.Broken.class,
                bench -> bench.with(
                        options -> options.baseUrl(URI.create(address)), client -> Bench.write(client, ONCE)));
    }

    private void time() {
        CallOptions hurried = ONCE.withAttemptTimeout(Duration.ofMillis(150));
        row(
                "no answer within the attempt's time",
                TransportException.class,
                Outcome.TimedOut.class,
                bench -> bench.with(options -> options, client -> Bench.read(client, hurried), Step.silence()));
        row(
                "half an answer within the attempt's time",
                TransportException.class,
                Outcome.TimedOut.class,
                bench -> bench.with(
                        options -> options,
                        client -> Bench.read(client, hurried),
                        Step.stall(1_000, "{\"a\":\"" + Canary.BODY)));
        row(
                "a deadline that cuts the attempt off",
                DeadlineExceededException.class,
                Outcome.TimedOut.class,
                bench -> bench.with(
                        options -> options,
                        client -> Bench.read(client, ONCE.withDeadline(Duration.ofMillis(150))),
                        Step.silence()));
        row(
                "a deadline that is over before the attempt",
                DeadlineExceededException.class,
                Outcome.Expired.class,
                bench -> bench.with(
                        options -> options, client -> Bench.read(client, ONCE.withDeadline(Duration.ofNanos(1)))));
        row(
                "a wait that the deadline does not leave",
                ServerException.class,
                Outcome.Answered.class,
                bench -> bench.with(
                        options -> options,
                        client -> Bench.read(client, RETRIED.withDeadline(Duration.ofSeconds(2))),
                        Step.respond("503 Unavailable", Bench.echo("later"), "Retry-After", "3600")));
        row("an interrupt during the exchange", CallInterruptedException.class, Outcome.Answered.class, bench -> {
            Thread.currentThread().interrupt();
            try {
                bench.with(options -> options, client -> Bench.write(client, ONCE), Step.silence());
            } finally {
                Thread.interrupted();
            }
        });
    }

    private void redirects() {
        redirect("a redirect without end", "/v1/" + Canary.PATH + "?key=" + Canary.KEY);
        redirect("a redirect to plain HTTP", "http://" + Canary.USER + "@example.com/" + Canary.PATH);
        redirect("a redirect to no web address", "ftp://" + Canary.USER + ":" + Canary.KEY + "@x/" + Canary.PATH);
        redirect("a redirect that is no address", "https://exa mple.com/" + Canary.KEY + Canary.PATH);
    }

    private void redirect(String name, String location) {
        row(
                name,
                TransportException.class,
                Outcome.Broken.class,
                bench -> bench.with(
                        options -> options.baseUrl(URI.create("https://api.stripe.com"))
                                .transport(Bench.transport(
                                        request -> Bench.answer(302, "", Headers.of("Location", location)))),
                        client -> Bench.read(client, ONCE)));
    }
}
