package dev.fairlead.sandbox;

import dev.fairlead.description.ApiDescription;
import dev.fairlead.profile.KeyFormat;
import dev.fairlead.profile.Mode;
import dev.fairlead.profile.Profile;
import dev.fairlead.profile.RateLimit;
import dev.fairlead.sandbox.core.TokenBucket;
import dev.fairlead.sandbox.fault.FaultPlan;
import dev.fairlead.sandbox.fault.FaultSettings;
import dev.fairlead.sandbox.fault.Faults;
import dev.fairlead.sandbox.server.Control;
import dev.fairlead.sandbox.server.SandboxServer;
import dev.fairlead.sandbox.webhook.WebhookTarget;
import java.net.BindException;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Collects how a sandbox is to be. Not for use by several threads at once. */
public final class SandboxBuilder {

    /** The key of a Stripe sandbox whose builder is given none. */
    public static final String DEFAULT_API_KEY = "sk_test_fairlead_sandbox_0000";

    final ApiDescription description;
    final Profile profile;
    final List<WebhookTarget> targets = new ArrayList<>();

    @Nullable
    String apiKey;

    long seed = 1;
    InstantSource clock = InstantSource.system();

    @Nullable
    TokenBucket limit;

    private int port;
    private final List<Consumer<Faults>> atStart = new ArrayList<>();

    SandboxBuilder(ApiDescription description, Profile profile) {
        this.description = description;
        this.profile = profile;
        this.apiKey = profile.id().equals("stripe") ? DEFAULT_API_KEY : null;
        this.limit = profile.rateLimits().limits().stream()
                .filter(rate -> rate.key().equals(List.of(RateLimit.Key.ACCOUNT)) && rate.mode() != Mode.LIVE)
                .findFirst()
                .map(rate -> TokenBucket.of(rate.windows().getFirst(), System::nanoTime))
                .orElse(null);
    }

    /** Sets the port on loopback; by default any that is free. */
    public SandboxBuilder port(int port) {
        this.port = port;
        return this;
    }

    /** Sets what ids are made from; by default 1. */
    public SandboxBuilder seed(long seed) {
        this.seed = seed;
        return this;
    }

    /**
     * Sets the only key that is let in; by default {@value #DEFAULT_API_KEY} for Stripe, and for others one of the form that
     * the profile knows.
     *
     * @throws IllegalArgumentException if it is no usable test key of the provider
     */
    public SandboxBuilder apiKey(String apiKey) {
        Optional<KeyFormat> format = profile.credentials().formatOf(apiKey);
        boolean anyForm = profile.credentials().keys().isEmpty();
        if (anyForm
                ? apiKey.isBlank()
                : format.isEmpty() || !format.get().usable() || format.get().mode() == Mode.LIVE) {
            throw new IllegalArgumentException(
                    "the key of a sandbox is a made-up test key of " + profile.name() + " that a server can use");
        }
        this.apiKey = apiKey;
        return this;
    }

    /**
     * Adds a target for all webhooks.
     *
     * @param secret what they are signed with, prefix included
     */
    public SandboxBuilder webhook(URI url, String secret) {
        targets.add(new WebhookTarget("start-" + targets.size(), url, secret, Set.of("*")));
        return this;
    }

    /**
     * Limits requests over all operations; by default the limit that the profile gives for test keys.
     *
     * @param perSecond above 0; as many may come at once, at least 1
     */
    public SandboxBuilder rateLimit(double perSecond) {
        this.limit = new TokenBucket(perSecond, Math.max(1, perSecond), System::nanoTime);
        return this;
    }

    /** Lets any number of requests through. */
    public SandboxBuilder withoutRateLimit() {
        this.limit = null;
        return this;
    }

    /** Sets the faults to begin with; by default none. */
    public SandboxBuilder faults(FaultPlan plan) {
        atStart.add(faults -> faults.use(plan));
        return this;
    }

    /** Sets the random faults to begin with; by default none. */
    public SandboxBuilder faults(FaultSettings settings) {
        atStart.add(faults -> faults.use(settings));
        return this;
    }

    /** Sets the clock for what objects say of time, for signatures and for the age of idempotency keys. */
    public SandboxBuilder clock(InstantSource clock) {
        this.clock = clock;
        return this;
    }

    /**
     * Starts the sandbox.
     *
     * @throws SandboxException if the port is in use
     */
    public Sandbox start() {
        Assembly assembly = Assembly.of(this);
        atStart.forEach(step -> step.accept(assembly.faults()));
        Control control = new Control(assembly.faults(), assembly.webhooks(), assembly.inspection());
        try {
            SandboxServer server = SandboxServer.start(port, assembly.provider(), assembly.faults(), control);
            return new Sandbox(server, assembly);
        } catch (BindException inUse) {
            assembly.webhooks().close();
            throw new SandboxException(
                    "port " + port + " on 127.0.0.1 is in use: end what uses it, or choose another port (0 for any)",
                    inUse);
        } catch (RuntimeException failed) {
            assembly.webhooks().close();
            throw failed;
        }
    }
}
