package dev.fairlead.corpus.sandbox;

import dev.fairlead.description.ApiDescription;
import dev.fairlead.description.ApiOperation;
import dev.fairlead.profile.Profile;
import dev.fairlead.sandbox.Sandbox;
import dev.fairlead.sandbox.fault.Fault;
import dev.fairlead.sandbox.fault.FaultPlan;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Calls every operation of one description, once for an answer and once for an error. */
public final class Walk {

    private final Sandbox sandbox;
    private final HttpClient client;
    private final PathSamples samples;
    private final List<String> troubles = new ArrayList<>();
    private int answers;
    private int errors;
    private int impossible;

    private Walk(Sandbox sandbox, HttpClient client, PathSamples samples) {
        this.sandbox = sandbox;
        this.client = client;
        this.samples = samples;
    }

    /**
     * What a walk came to.
     *
     * @param operations how many there are
     * @param answers how many gave a valid answer
     * @param errors how many gave a valid error
     * @param impossible how many answers and errors could not be valid, because the description contradicts itself
     * @param startMillis how long the sandbox took to start
     * @param callMicros how long a call took on average
     * @param troubles what was wrong, a line each
     */
    public record Result(
            int operations,
            int answers,
            int errors,
            int impossible,
            long startMillis,
            long callMicros,
            List<String> troubles) {

        /** Copies the list. */
        public Result {
            troubles = List.copyOf(troubles);
        }

        /** Returns whether everything was valid that could be. */
        public boolean isClean() {
            return answers + errors + impossible == 2 * operations;
        }
    }

    /** Walks a description. */
    public static Result of(ApiDescription description, Profile profile) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        try (Sandbox sandbox =
                        Sandbox.builder(description, profile).withoutRateLimit().start();
                HttpClient client = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(Duration.ofSeconds(10))
                        .build()) {
            long started = System.nanoTime();
            Walk walk = new Walk(sandbox, client, new PathSamples(description, SampleRequest.VALUES));
            List<ApiOperation> ordered = description.operations().stream()
                    .sorted(Comparator.comparingInt(Walk::turn))
                    .toList();
            for (ApiOperation operation : ordered) {
                walk.call(operation);
            }
            int count = ordered.size();
            return new Result(
                    count,
                    walk.answers,
                    walk.errors,
                    walk.impossible,
                    (started - begin) / 1_000_000,
                    (System.nanoTime() - started) / 1_000 / Math.max(1, 2 * count),
                    walk.troubles);
        }
    }

    /** What makes comes first, what takes away last. */
    private static int turn(ApiOperation operation) {
        int depth = operation.path().split("/", -1).length;
        return switch (operation.method()) {
            case "POST" -> depth;
            case "PUT" -> 100 + depth;
            case "DELETE" -> 1_000 - depth;
            default -> 500;
        };
    }

    private void call(ApiOperation operation) throws InterruptedException {
        String trouble = trouble(operation, 0);
        answers += trouble == null ? 1 : 0;
        note(operation, "answer", trouble);
        int status = errorStatus(operation);
        sandbox.faults().use(FaultPlan.first(Fault.answer(status)));
        String errorTrouble = trouble(operation, status);
        sandbox.faults().off();
        errors += errorTrouble == null ? 1 : 0;
        note(operation, "error", errorTrouble);
    }

    private void note(ApiOperation operation, String what, @Nullable String trouble) {
        if (trouble != null) {
            impossible += trouble.startsWith(AnswerCheck.IMPOSSIBLE) ? 1 : 0;
            troubles.add(what + " of " + operation.method() + " " + operation.path() + ": " + trouble);
        }
    }

    /** The first error that is declared; where none is, one that any provider may give. */
    private static int errorStatus(ApiOperation operation) {
        return operation.responses().keySet().stream()
                .filter(status -> status.matches("[45]([0-9][0-9]|XX)"))
                .mapToInt(status -> Integer.parseInt(status.replace("XX", "00")))
                .filter(status -> status <= 599)
                .findFirst()
                .orElse(404);
    }

    /**
     * @param wanted the status of an error; 0 for success
     */
    private @Nullable String trouble(ApiOperation operation, int wanted) throws InterruptedException {
        try {
            HttpResponse<byte[]> answer = client.send(
                    new SampleRequest(operation, sandbox.stores(), samples)
                            .at(sandbox.uri().toString()),
                    HttpResponse.BodyHandlers.ofByteArray());
            int status = answer.statusCode();
            boolean asWanted = wanted == 0 ? status >= 200 && status < 400 : status == wanted;
            if (!asWanted) {
                String body = new String(answer.body(), StandardCharsets.UTF_8);
                return "answered " + status + ": " + body.substring(0, Math.min(300, body.length()));
            }
            boolean declared = wanted == 0 || operation.response(wanted).isPresent();
            return declared ? AnswerCheck.trouble(operation, answer) : null;
        } catch (IOException | IllegalArgumentException failed) {
            return failed.getClass().getSimpleName() + " " + failed.getMessage();
        }
    }
}
