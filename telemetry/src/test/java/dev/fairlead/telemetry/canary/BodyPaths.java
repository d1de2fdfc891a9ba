package dev.fairlead.telemetry.canary;

import static dev.fairlead.telemetry.canary.Bench.ONCE;

import dev.fairlead.client.ApiClient;
import dev.fairlead.client.Operation;
import dev.fairlead.client.auth.CredentialSet;
import dev.fairlead.client.error.PermissionException;
import dev.fairlead.client.error.ServerException;
import dev.fairlead.client.error.TransportException;
import dev.fairlead.client.error.UnprocessableException;
import dev.fairlead.client.http.Download;
import dev.fairlead.client.http.RequestBody;
import dev.fairlead.client.internal.pipeline.Outcome;
import dev.fairlead.client.model.Params;
import dev.fairlead.client.model.Upload;
import dev.fairlead.json.JsonObject;
import dev.fairlead.profile.Profile;
import dev.fairlead.profile.Secret;
import dev.fairlead.testing.kit.ScriptedServer.Step;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Bodies that are streamed, come in parts, or are errors in XML. */
final class BodyPaths extends Paths {

    private static final byte[] CONTENT = Canary.BODY.getBytes(StandardCharsets.UTF_8);
    private static final Operation<@Nullable Void> UPLOAD =
            Operation.put("PutFile", "/v1/files/{file}").raw().returnsNothing();
    private static final Operation<byte[]> DOWNLOAD =
            Operation.get("GetFile", "/v1/files/{file}").returnsBytes();
    private static final Operation<JsonObject> PARTS =
            Operation.post("PostFile", "/v1/files/{file}").multipart().returnsJson();
    private static final Map<String, String> FILE = Map.of("file", Canary.PATH);
    private static final Profile XML_ERRORS = Bench.stripeWith(
            "errors",
            "envelopes:",
            "  - code: /Error/Code",
            "    message: /Error/Message",
            "    param: /Error/Resource",
            "request_id_fields: /Error/RequestId");

    BodyPaths() {
        uploads();
        downloads();
        xml();
    }

    private void uploads() {
        RequestBody bytes = RequestBody.of("text/plain", CONTENT);
        upload("an upload that is refused and repeated", UnprocessableException.class, Outcome.Answered.class, bytes);
        upload(
                "a stream that is sent, refused and repeated",
                UnprocessableException.class,
                Outcome.Answered.class,
                RequestBody.once("text/plain", new ByteArrayInputStream(CONTENT), CONTENT.length));
        upload(
                "an upload whose source says a key as it fails",
                TransportException.class,
                Outcome.Broken.class,
                RequestBody.of(
                        "text/plain",
                        () -> {
                            throw new IOException("no content at https://files.test/?key=" + Canary.KEY);
                        },
                        CONTENT.length));
        row(
                "an upload in parts that is refused and repeated",
                UnprocessableException.class,
                Outcome.Answered.class,
                bench -> bench.with(
                        options -> options,
                        client -> client.call(
                                PARTS,
                                Params.of(Map.of(
                                        "token",
                                        Canary.BODY,
                                        "file",
                                        Upload.once(Canary.BODY + ".txt", new ByteArrayInputStream(CONTENT)))),
                                FILE,
                                ONCE),
                        Bench.status("422 Unprocessable")));
        row(
                "an upload that is cut off",
                TransportException.class,
                Outcome.Broken.class,
                bench -> bench.with(options -> options, client -> put(client, bytes), Step.reset()));
    }

    private void upload(
            String name, Class<? extends Throwable> exception, Class<? extends Outcome> outcome, RequestBody body) {
        row(
                name,
                exception,
                outcome,
                bench ->
                        bench.with(options -> options, client -> put(client, body), Bench.status("422 Unprocessable")));
    }

    private static void put(ApiClient client, RequestBody body) {
        client.call(UPLOAD, Params.none(), FILE, ONCE.withBody(body));
    }

    private void downloads() {
        download(
                "a download that is refused",
                PermissionException.class,
                Outcome.Answered.class,
                Bench.status("403 No"));
        download(
                "a download that breaks off",
                TransportException.class,
                Outcome.Broken.class,
                Step.cutBody(1_000, Canary.BODY));
        row(
                "a download that is too long",
                TransportException.class,
                Outcome.Broken.class,
                bench -> bench.with(
                        options -> options,
                        client -> client.download(
                                DOWNLOAD,
                                Params.none(),
                                FILE,
                                ONCE,
                                Download.toStream(new ByteArrayOutputStream()).withMaxBytes(5)),
                        Step.respond("200 OK", Canary.BODY)));
    }

    private void download(
            String name, Class<? extends Throwable> exception, Class<? extends Outcome> outcome, Step answer) {
        row(
                name,
                exception,
                outcome,
                bench -> bench.with(
                        options -> options,
                        client -> client.download(
                                DOWNLOAD, Params.none(), FILE, ONCE, Download.toStream(new ByteArrayOutputStream())),
                        answer));
    }

    private void xml() {
        String said = "<Message>no " + Canary.KEY + "</Message><Resource>" + Canary.KEY + "</Resource><RequestId>"
                + Canary.KEY + "</RequestId><Other>" + Canary.BODY + "</Other>";
        xml("an error in XML that repeats the key", "<Error><Code>" + Canary.KEY + "</Code>" + said + "</Error>");
        xml("an error in XML that breaks off at the key", "<Error><Code>Internal</Code><Message>no " + Canary.KEY);
        xml(
                "an error in XML with an entity that holds the key",
                "<!DOCTYPE Error [<!ENTITY key \"" + Canary.KEY + "\">]><Error><Message>no &key;</Message></Error>");
    }

    private void xml(String name, String document) {
        row(
                name,
                ServerException.class,
                Outcome.Answered.class,
                bench -> bench.readingAs(
                        XML_ERRORS,
                        CredentialSet.of("api_key", Secret.of(Canary.KEY)),
                        Bench.xml("500 Internal", document)));
    }
}
