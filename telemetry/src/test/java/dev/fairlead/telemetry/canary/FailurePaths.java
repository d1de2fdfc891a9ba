package dev.fairlead.telemetry.canary;

import java.util.List;
import java.util.stream.Stream;

/**
 * Every way in which a call can fail. Whoever adds an exception, an outcome, an event or a policy that refuses adds a row under its
 * theme: {@link CanaryTest} fails until it is there.
 */
final class FailurePaths {

    private FailurePaths() {}

    static List<FailurePath> all() {
        return Stream.of(
                        new AnswerPaths(),
                        new NetworkPaths(),
                        new RefusalPaths(),
                        new CredentialPaths(),
                        new PlacedKeyPaths(),
                        new SigningPaths(),
                        new BodyPaths(),
                        new MistakePaths())
                .flatMap(theme -> theme.rows().stream())
                .toList();
    }
}
