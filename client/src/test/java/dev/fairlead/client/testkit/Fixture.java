package dev.fairlead.client.testkit;

import dev.fairlead.client.ApiClient;
import dev.fairlead.client.ApiClientBuilder;
import dev.fairlead.client.CallOptions;
import dev.fairlead.client.Operation;
import dev.fairlead.client.event.CallEvent;
import dev.fairlead.client.model.Params;
import dev.fairlead.client.policy.RateLimitOptions;
import dev.fairlead.json.JsonObject;
import dev.fairlead.profile.Profile;
import dev.fairlead.profile.Secret;
import dev.fairlead.testing.kit.ScriptedTransport;
import dev.fairlead.testing.kit.SeededRandom;
import dev.fairlead.testing.kit.VirtualTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A client over a script, on virtual time, without rates of its own unless a test sets them. */
public final class Fixture {

    public static final Operation<JsonObject> READ =
            Operation.get("readThing", "/v1/things").returnsJson();
    public static final Operation<JsonObject> CREATE =
            Operation.post("createThing", "/v1/things").form().returnsJson();

    public final VirtualTime time = new VirtualTime();
    public final ScriptedTransport provider = new ScriptedTransport(time);
    public final List<CallEvent> events = new ArrayList<>();
    public final ApiClient client;

    private Fixture(Profile profile, UnaryOperator<ApiClientBuilder> options) {
        this.client = options.apply(ApiClient.builder(profile)
                        .apiKey(Secret.of(TestProfiles.KEY))
                        .time(time)
                        .random(SeededRandom.largest())
                        .rateLimits(RateLimitOptions.off())
                        .transport(provider)
                        .listener(events::add))
                .build();
    }

    public static Fixture usual() {
        return new Fixture(TestProfiles.provider(), options -> options);
    }

    public static Fixture with(UnaryOperator<ApiClientBuilder> options) {
        return new Fixture(TestProfiles.provider(), options);
    }

    public static Fixture of(Profile profile, UnaryOperator<ApiClientBuilder> options) {
        return new Fixture(profile, options);
    }

    public JsonObject read() {
        return read(CallOptions.none());
    }

    public JsonObject read(CallOptions options) {
        return client.call(READ, Params.none(), Map.of(), options);
    }

    public JsonObject create() {
        return create(CallOptions.none());
    }

    public JsonObject create(CallOptions options) {
        return client.call(CREATE, Params.none(), Map.of(), options);
    }

    /** The events of one kind. */
    public <E extends CallEvent> List<E> events(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
