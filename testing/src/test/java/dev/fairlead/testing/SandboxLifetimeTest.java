package dev.fairlead.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.client.ApiClient;
import dev.fairlead.client.CallOptions;
import dev.fairlead.client.Operation;
import dev.fairlead.client.model.Params;
import dev.fairlead.sandbox.Sandbox;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** The classes in here run inside of its tests, not by themselves. */
final class SandboxLifetimeTest {

    private static final List<URI> SEEN = new ArrayList<>();
    private static final List<ApiClient> CLIENTS = new ArrayList<>();

    @BeforeEach
    void forget() {
        SEEN.clear();
        CLIENTS.clear();
    }

    @Test
    void theSandboxDoesNotSurviveItsClass() {
        assertThat(failures(Runs.of(TwoTests.class))).isEmpty();

        assertThat(SEEN).as("one sandbox for both tests").hasSize(2).containsOnly(SEEN.getFirst());
        assertThatNothingListensAt(SEEN.getFirst());
        assertThatThrownBy(TwoTests.stripe::uri).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void itDoesNotSurviveAClassWhoseTestsFail() {
        assertThat(failures(Runs.of(WithAFailure.class))).hasSize(1);

        assertThatNothingListensAt(SEEN.getFirst());
    }

    @Test
    void theClientIsClosedWithIt() {
        Runs.of(TwoTests.class);

        Operation<?> balance = Operation.get("GetBalance", "/v1/balance").returnsJson();
        assertThatThrownBy(() -> CLIENTS.getFirst().call(balance, Params.none(), Map.of(), CallOptions.none()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the client is closed");
    }

    @Test
    void nestedClassesShareTheSandboxOfTheClassAroundThem() {
        assertThat(failures(Runs.of(Outer.class))).isEmpty();

        assertThat(SEEN).hasSize(3).containsOnly(SEEN.getFirst());
        assertThatNothingListensAt(SEEN.getFirst());
    }

    @Test
    void eachClassGetsASandboxOfItsOwn() {
        assertThat(failures(Runs.of(First.class, Second.class))).isEmpty();

        assertThat(SEEN).hasSize(2).doesNotHaveDuplicates();
        SEEN.forEach(SandboxLifetimeTest::assertThatNothingListensAt);
    }

    @Test
    void aClassThatNeverBeginsLeavesNothingBehind() {
        assertThat(failures(Runs.of(NeverBegins.class))).hasSize(1);
        assertThat(failures(Runs.of(BeginsAfterwards.class))).isEmpty();

        assertThat(SEEN).hasSize(1);
        assertThatNothingListensAt(SEEN.getFirst());
    }

    @Test
    void anExtensionThatIsNotStaticIsExplained() {
        assertThat(failures(Runs.of(NotStatic.class)))
                .singleElement()
                .asString()
                .contains("keep the extension in a static field with @RegisterExtension");
    }

    private static List<Throwable> failures(TestExecutionSummary summary) {
        return summary.getFailures().stream()
                .map(TestExecutionSummary.Failure::getException)
                .toList();
    }

    private static void assertThatNothingListensAt(URI uri) {
        assertThatThrownBy(() -> new Socket(uri.getHost(), uri.getPort()).close())
                .as("a connection to %s", uri)
                .isInstanceOf(ConnectException.class);
    }

    static class TwoTests {
        @RegisterExtension
        static final SandboxExtension stripe = SandboxExtension.of("stripe");

        @Test
        void one() {
            SEEN.add(stripe.uri());
            CLIENTS.add(stripe.client());
        }

        @Test
        void two(Sandbox sandbox) {
            SEEN.add(sandbox.uri());
        }
    }

    static class WithAFailure {
        @RegisterExtension
        static final SandboxExtension stripe = SandboxExtension.of("stripe");

        @Test
        void fails() {
            SEEN.add(stripe.uri());
            throw new AssertionError("on purpose");
        }
    }

    static class Outer {
        @RegisterExtension
        static final SandboxExtension stripe = SandboxExtension.of("stripe");

        @Test
        void outside() {
            SEEN.add(stripe.uri());
        }

        @Nested
        class Inner {
            @Test
            void inside() {
                SEEN.add(stripe.uri());
            }
        }

        @Nested
        class AnotherInner {
            @Test
            void inside() {
                SEEN.add(stripe.uri());
            }
        }
    }

    abstract static class Shared {
        @RegisterExtension
        static final SandboxExtension stripe = SandboxExtension.of("stripe");

        @Test
        void uses() {
            SEEN.add(stripe.uri());
        }
    }

    static class First extends Shared {}

    static class Second extends Shared {}

    static class NeverBegins extends Shared {
        @RegisterExtension
        static final BeforeAllCallback refuses = context -> {
            throw new IllegalStateException("on purpose");
        };
    }

    static class BeginsAfterwards extends Shared {}

    static class NotStatic {
        @RegisterExtension
        final SandboxExtension stripe = SandboxExtension.of("stripe");

        @Test
        void uses() {
            stripe.uri();
        }
    }
}
