package dev.fairlead.sandbox;

import dev.fairlead.description.ApiDescription;
import dev.fairlead.description.BundledDescriptions;
import dev.fairlead.description.DescriptionReader;
import dev.fairlead.profile.Profile;
import dev.fairlead.profile.Profiles;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** The descriptions that tests run on, read once. */
final class Descriptions {

    static final Profile STRIPE = Profiles.bundled("stripe");

    private Descriptions() {}

    private static final class Bundled {
        static final ApiDescription STRIPE = BundledDescriptions.open("stripe");
    }

    private static final class Official {
        static final ApiDescription STRIPE = DescriptionReader.read(file());
    }

    static ApiDescription bundled() {
        return Bundled.STRIPE;
    }

    /** Returns the whole official document; skips the test where it is not at hand. */
    static ApiDescription official() {
        Assumptions.assumeTrue(
                Files.exists(file()), "skipped: the official description is not at hand in ../shared/descriptions");
        return Official.STRIPE;
    }

    private static Path file() {
        Path module = Path.of("").toAbsolutePath();
        Path root = Files.exists(module.resolve("bom")) ? module : module.getParent();
        return root.resolveSibling("shared").resolve("descriptions/stripe/spec3.2024-04-10.json");
    }

    static Sandbox start(ApiDescription description) {
        return Sandbox.builder(description, STRIPE).withoutRateLimit().start();
    }
}
