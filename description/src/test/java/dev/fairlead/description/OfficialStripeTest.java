package dev.fairlead.description;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fairlead.json.Json;
import dev.fairlead.json.JsonLimits;
import dev.fairlead.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole official document, where it is at hand beside this project. */
final class OfficialStripeTest {

    private static final Path FOLDER = Path.of("../../shared/descriptions/stripe");

    @BeforeEach
    void skipWithoutTheDocument() {
        assumeTrue(Files.isDirectory(FOLDER), "skipped: no " + FOLDER + " beside this project");
    }

    @Test
    void itIsReadAsAWhole() {
        ApiDescription stripe = DescriptionReader.read(FOLDER.resolve("spec3.2024-04-10.json"));

        assertThat(stripe.version()).isEqualTo("2024-04-10");
        assertThat(stripe.operations()).hasSize(533);
        assertThat(stripe.schemas()).hasSize(979);
        assertThat(stripe.diagnostics()).isEmpty();
        assertThat(stripe.operation("PostFiles").orElseThrow().servers()).containsExactly("https://files.stripe.com");
    }

    /** The fixtures at hand are of a later version, which no longer has some properties that this one requires. */
    @Test
    void whatTheProvidersFixturesHoldFitsTheirSchemas() throws IOException {
        ApiDescription stripe = DescriptionReader.read(FOLDER.resolve("spec3.2024-04-10.json"));
        JsonObject fixtures = (JsonObject)
                Json.parse(Files.readAllBytes(FOLDER.resolve("fixtures3.json")), JsonLimits.forDocuments());
        JsonObject resources = fixtures.object("resources");

        List<String> wrong = new ArrayList<>();
        stripe.schemas().values().forEach(schema -> {
            String resource = schema.raw().string("x-resourceId");
            if (resource != null && resources.object(resource) != null) {
                SchemaValidator.validate(resources.object(resource), schema).stream()
                        .filter(violation -> violation.kind() != Violation.Kind.REQUIRED)
                        .forEach(violation -> wrong.add(resource + " " + violation));
            }
        });
        assertThat(wrong).isEmpty();
    }
}
