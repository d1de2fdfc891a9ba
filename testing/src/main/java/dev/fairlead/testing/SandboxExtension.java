package dev.fairlead.testing;

import dev.fairlead.client.ApiClient;
import dev.fairlead.client.config.Settings;
import dev.fairlead.description.ApiDescription;
import dev.fairlead.description.BundledDescriptions;
import dev.fairlead.description.DescriptionReader;
import dev.fairlead.profile.Profile;
import dev.fairlead.profile.Profiles;
import dev.fairlead.profile.Secret;
import dev.fairlead.sandbox.Sandbox;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Runs a sandbox for the tests of a class:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final SandboxExtension stripe = SandboxExtension.of("stripe");
 *
 * @Test
 * void aCustomerIsSignedUp() {
 *     StripeClient client = new StripeClient(stripe.client());
 *     …
 * }
 * }</pre>
 *
 * <p>The sandbox listens on a free port of the loopback address and limits no rate. It is started before the first test of the
 * class and closed after the last, those of nested classes included. After each test its faults and the misbehaviour of its
 * webhooks are switched off; objects stay until the class ends. A parameter of type {@link Sandbox} gets it too.
 *
 * <p>Faults meet whatever request comes next, so tests that use them do not run at the same time as others of their class.
 *
 * <p>Works with JUnit 5 and 6. Safe for use by any number of threads.
 */
public final class SandboxExtension
        implements BeforeAllCallback, AfterEachCallback, AfterAllCallback, ParameterResolver {

    private final ApiDescription description;
    private final Profile profile;

    /** Guards {@code classes} and {@code running}. Taken before the locks of the sandbox; starts and stops it while held. */
    private final ReentrantLock lock = new ReentrantLock();

    private final Set<String> classes = new HashSet<>();
    private volatile @Nullable RunningSandbox running;

    private SandboxExtension(ApiDescription description, Profile profile) {
        this.description = description;
        this.profile = profile;
    }

    /**
     * Returns an extension that runs the sandbox of a provider whose description and profile are bundled.
     *
     * @param provider its id, for instance {@code stripe}
     */
    public static SandboxExtension of(String provider) {
        return of(BundledDescriptions.open(provider), Profiles.bundled(provider));
    }

    /** Returns an extension that runs a sandbox with the operations of this description, as the profile says. */
    public static SandboxExtension of(ApiDescription description, Profile profile) {
        return new SandboxExtension(description, profile);
    }

    /**
     * Returns an extension that runs a sandbox with the operations of the description in a file, as the profile says.
     *
     * @throws dev.fairlead.description.DescriptionException if the file cannot be read, or is no description
     */
    public static SandboxExtension of(Path description, Profile profile) {
        return of(DescriptionReader.read(description), profile);
    }

    /**
     * Returns the running sandbox.
     *
     * @throws IllegalStateException before the first and after the last test of the class
     */
    public Sandbox sandbox() {
        return running().sandbox();
    }

    /** Returns the sandbox's base address; throws as {@link #sandbox} does. */
    public URI uri() {
        return sandbox().uri();
    }

    /** Returns the made-up credentials that the sandbox lets in, by name; throws as {@link #sandbox} does. */
    public Map<String, Secret> credentials() {
        return sandbox().credentials();
    }

    /** Returns the made-up key that the sandbox lets in, where the provider has a single one; throws as {@link #sandbox} does. */
    public String apiKey() {
        return sandbox().apiKey();
    }

    /** Returns settings with which a client calls the sandbox; throws as {@link #sandbox} does. */
    public Settings settings() {
        return running().settings();
    }

    /**
     * Returns a client that calls the sandbox. It has no rate limit, no circuit breaker and no retry budget, so that no test
     * is slowed down or failed by what the one before it provoked; to test these, build a client from {@link #settings}. The
     * extension closes it after the last test. Throws as {@link #sandbox} does.
     */
    public ApiClient client() {
        return running().client();
    }

    private RunningSandbox running() {
        RunningSandbox current = running;
        if (current == null) {
            throw new IllegalStateException(
                    "the sandbox runs only while the tests of a class do: keep the extension in a"
                            + " static field with @RegisterExtension, and use it in tests and @BeforeAll methods");
        }
        return current;
    }

    /** Starts the sandbox, unless this is a nested class and the one around it has. */
    @Override
    public void beforeAll(ExtensionContext context) {
        lock.lock();
        try {
            if (running == null) {
                running = RunningSandbox.start(description, profile);
            }
            classes.add(context.getUniqueId());
        } finally {
            lock.unlock();
        }
    }

    /** Switches faults off. */
    @Override
    public void afterEach(ExtensionContext context) {
        RunningSandbox current = running;
        if (current != null) {
            current.behaveAgain();
        }
    }

    /** Closes the sandbox, unless this is a nested class and the one around it goes on. Called even where starting failed. */
    @Override
    public void afterAll(ExtensionContext context) {
        lock.lock();
        try {
            RunningSandbox current = running;
            classes.remove(context.getUniqueId());
            if (classes.isEmpty() && current != null) {
                running = null;
                current.close();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Sandbox.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return sandbox();
    }

    /** Returns the provider, and where its sandbox runs. */
    @Override
    public String toString() {
        RunningSandbox current = running;
        return "SandboxExtension(" + profile.id() + ", "
                + (current == null ? "not running" : current.sandbox().uri()) + ")";
    }
}
